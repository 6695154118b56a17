//! `model`.

use include_agents_runtime::Model;

/// The short names of models, and `inherit`. Any other text is a full id.
pub fn aliases() -> impl Iterator<Item = &'static str> + Clone {
    Model::NAMED.iter().map(|model| model.as_str())
}
