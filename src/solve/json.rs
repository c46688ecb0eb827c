//! JSON into a type, with the path to what is wrong.

use super::error::Fault;
use serde::Deserialize;
use serde_json::error::Category;

/// The one value of a text. Each type refuses unknown keys itself.
pub(super) fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Fault> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        fault(&path, &error.into_inner())
    })?;
    reader.end().map_err(|error| fault(".", &error))?;
    Ok(value)
}

fn fault(path: &str, error: &serde_json::Error) -> Fault {
    let detail = error.to_string();
    match error.classify() {
        Category::Data => Fault::Key { path: path.to_owned(), detail },
        Category::Io | Category::Syntax | Category::Eof => {
            // The place is told once: the reader's own words end with it.
            let detail = detail.split(" at line ").next().unwrap_or_default().to_owned();
            Fault::Json { line: error.line(), column: error.column(), detail }
        }
    }
}
