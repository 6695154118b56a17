//! The lints, one in each file: level, summary, reason, rule and sample.
//!
//! To add one, write its file and add it to the list below. Everything else is made from the list: the constant of
//! [`Lint`], the rules that run, the tests of the sample, and its section in the guide.

mod bypass_permissions;
pub(crate) mod color_case;
pub(crate) mod cut_front_matter;
mod cut_value;
mod dangling_agent;
mod delegation_cycle;
mod description_budget;
mod disallow_takes_whole_tool;
mod duplicate_key;
mod duplicate_tool;
mod empty_prompt;
pub(crate) mod empty_tools;
mod example_names_other_agent;
pub(crate) mod hidden_unicode;
pub(crate) mod hyphen_run;
mod ignored_in_plugins;
mod ineffective_disallow;
mod inherits_all_tools;
pub(crate) mod invalid_value;
pub(crate) mod literal_value;
mod lost_tool;
mod made_up_description;
mod malformed_example;
mod memory_adds_tools;
pub(crate) mod merge_conflict;
mod merge_key;
mod misspelled_field;
mod name_differs_from_file;
mod name_style;
pub(crate) mod not_an_agent;
pub(crate) mod outside_package;
#[cfg(test)]
mod page;
mod prompt_budget;
mod recovered_front_matter;
mod retired_model;
#[cfg(any(test, feature = "explain"))]
mod sample;
pub(crate) mod second_block;
pub(crate) mod secret;
mod smart_quotes;
mod stray_key;
#[cfg(test)]
mod tests;
mod tool_conflict;
#[cfg(test)]
mod tool_fixes;
mod tool_separator;
pub(crate) mod unknown_color;
mod unknown_field;
pub(crate) mod unknown_hook;
mod unknown_model;
mod unknown_tool;
mod unterminated_fence;
pub(crate) mod untracked_folder;
mod unusable_tools;
pub(crate) mod unused_parameter;
mod yaml_dialect;
mod yaml_tag;

pub use invalid_value::meant_boolean;
pub use stray_key::is_cut;

use crate::lint::Lint;
use crate::rule::Rule;
#[cfg(any(test, feature = "explain"))]
pub use sample::{File, Sample};

macro_rules! lints {
    ($($constant:ident: $module:ident,)*) => {
        impl Lint {
            $(
                #[doc = concat!("`", stringify!($module), "`.")]
                pub const $constant: Lint = $module::LINT;
            )*

            /// Every lint, in the order of the documentation.
            pub const ALL: &'static [Lint] = &[$($module::LINT,)*];
        }

        /// The rule of each lint.
        pub(crate) const RULES: &[(Lint, Rule)] = &[$(($module::LINT, $module::RULE),)*];

        /// The sample of each lint.
        #[cfg(any(test, feature = "explain"))]
        pub const SAMPLES: &[(Lint, Sample)] = &[$(($module::LINT, $module::SAMPLE),)*];

        #[cfg(test)]
        mod samples {
            $(
                mod $module {
                    use crate::lints::{$module as tested, tests};

                    #[test]
                    fn is_named_like_its_file() {
                        assert_eq!(tested::LINT.name(), stringify!($module));
                    }

                    #[test]
                    fn finds_its_sample_once() {
                        tests::finds_once(tested::LINT, &tested::SAMPLE);
                    }

                    #[test]
                    fn finds_nothing_in_the_fixed_sample() {
                        tests::finds_nothing(&tested::SAMPLE);
                    }

                    #[test]
                    fn is_allowed_by_a_comment() {
                        tests::is_allowed_by_a_comment(tested::LINT, &tested::SAMPLE);
                    }
                }
            )*
        }
    };
}

lints! {
    INVALID_VALUE: invalid_value,
    UNKNOWN_MODEL: unknown_model,
    RETIRED_MODEL: retired_model,
    UNKNOWN_COLOR: unknown_color,
    COLOR_CASE: color_case,
    DUPLICATE_KEY: duplicate_key,
    STRAY_KEY: stray_key,
    CUT_FRONT_MATTER: cut_front_matter,
    SECOND_BLOCK: second_block,
    HYPHEN_RUN: hyphen_run,
    MERGE_CONFLICT: merge_conflict,
    CUT_VALUE: cut_value,
    YAML_TAG: yaml_tag,
    MERGE_KEY: merge_key,
    SMART_QUOTES: smart_quotes,
    MISSPELLED_FIELD: misspelled_field,
    UNKNOWN_FIELD: unknown_field,
    NOT_AN_AGENT: not_an_agent,
    EMPTY_PROMPT: empty_prompt,
    MALFORMED_EXAMPLE: malformed_example,
    HIDDEN_UNICODE: hidden_unicode,
    LITERAL_VALUE: literal_value,
    UNKNOWN_HOOK: unknown_hook,
    UNUSABLE_TOOLS: unusable_tools,
    LOST_TOOL: lost_tool,
    UNKNOWN_TOOL: unknown_tool,
    TOOL_SEPARATOR: tool_separator,
    INEFFECTIVE_DISALLOW: ineffective_disallow,
    DISALLOW_TAKES_WHOLE_TOOL: disallow_takes_whole_tool,
    TOOL_CONFLICT: tool_conflict,
    DUPLICATE_TOOL: duplicate_tool,
    MEMORY_ADDS_TOOLS: memory_adds_tools,
    EMPTY_TOOLS: empty_tools,
    DANGLING_AGENT: dangling_agent,
    EXAMPLE_NAMES_OTHER_AGENT: example_names_other_agent,
    UNTERMINATED_FENCE: unterminated_fence,
    UNUSED_PARAMETER: unused_parameter,
    SECRET: secret,
    RECOVERED_FRONT_MATTER: recovered_front_matter,
    NAME_STYLE: name_style,
    NAME_DIFFERS_FROM_FILE: name_differs_from_file,
    BYPASS_PERMISSIONS: bypass_permissions,
    INHERITS_ALL_TOOLS: inherits_all_tools,
    DESCRIPTION_BUDGET: description_budget,
    PROMPT_BUDGET: prompt_budget,
    OUTSIDE_PACKAGE: outside_package,
    YAML_DIALECT: yaml_dialect,
    DELEGATION_CYCLE: delegation_cycle,
    UNTRACKED_FOLDER: untracked_folder,
    IGNORED_IN_PLUGINS: ignored_in_plugins,
    MADE_UP_DESCRIPTION: made_up_description,
}

impl Lint {
    /// The lint of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Lint> {
        Lint::ALL.iter().copied().find(|lint| lint.name() == name)
    }

    /// A file that it finds something in, and the same file fixed.
    #[cfg(any(test, feature = "explain"))]
    #[must_use]
    pub fn sample(self) -> Option<&'static Sample> {
        let sample = SAMPLES.iter().find(|(lint, _)| *lint == self);
        sample.map(|(_, sample)| sample)
    }
}

/// Whether the lint looks at several files together.
#[cfg(feature = "fix")]
pub(crate) fn is_about_catalog(lint: Lint) -> bool {
    let mut rules = RULES.iter();
    rules.any(|(of, rule)| *of == lint && matches!(rule, Rule::Catalog(_)))
}
