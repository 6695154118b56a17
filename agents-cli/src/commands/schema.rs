use crate::args::{Options, SchemaArgs};
use crate::project::{Project, working_dir};
use crate::schema::schema;
use crate::term::print;
use crate::{Failure, Outcome};

pub(crate) fn run(arguments: &SchemaArgs) -> Result<Outcome, Failure> {
    if let Some(path) = &arguments.header {
        print(&format!("# yaml-language-server: $schema={path}\n"))?;
        return Ok(Outcome::Clean);
    }
    let options = Options {
        config: arguments.config.clone(),
        no_config: arguments.no_config,
        ..Options::default()
    };
    let project = Project::configured(&working_dir()?, &options)?;
    print(&format!(
        "{:#}\n",
        schema(&project.fields, &project.options.shape)
    ))?;
    Ok(Outcome::Clean)
}
