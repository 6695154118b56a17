//! `model`.

use include_agents_runtime::Model;

/// The short names of models, and `inherit`. Any other text is a full id.
pub fn aliases() -> impl Iterator<Item = &'static str> + Clone {
    Model::NAMED.iter().map(|model| model.as_str())
}

/// The first of these names, up to `inherit`: those that messages list and suggest.
pub fn common_aliases() -> impl Iterator<Item = &'static str> + Clone {
    aliases().take(1 + aliases().take_while(|alias| *alias != "inherit").count())
}
