//! The best values known, from the collection's tables.

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::Error;

/// The best value known of an instance, and how well it is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Best {
    pub(super) value: f64,
    pub(super) status: String,
}

/// Reads a table by the columns that make a name (`pr01` and `1` become `pr01 m1`). Rows whose value is only known not to
/// be exceeded are left out: nothing says how near one can come to it.
pub(super) fn read(path: &Path) -> Result<BTreeMap<String, Best>, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::file(path))?;
    let wrong =
        |line: usize| Error::Missing(format!("{}, line {line}: not as its head says.", path.display()));
    let mut lines = text.lines().enumerate().map(|(number, line)| (number + 1, fields(line)));
    let head = lines.next().map(|(_, head)| head).unwrap_or_default();
    let column = |name: &str| head.iter().position(|column| column == name);
    let (Some(instance), Some(best), Some(status)) =
        (column("instance"), column("best_known"), column("status"))
    else {
        return Err(wrong(1));
    };
    let teams = column("m");
    let mut known = BTreeMap::new();
    for (line, row) in lines.filter(|(_, row)| row.len() > 1) {
        let (Some(instance), Some(value), Some(status)) =
            (row.get(instance), row.get(best).and_then(|value| value.parse().ok()), row.get(status))
        else {
            return Err(wrong(line));
        };
        if status.contains("upper bound") {
            continue;
        }
        let name = match teams.and_then(|teams| row.get(teams)) {
            Some(teams) => format!("{instance} m{teams}"),
            None => instance.clone(),
        };
        known.insert(name, Best { value, status: status.clone() });
    }
    Ok(known)
}

/// The fields of a line; those in quotation marks may hold commas.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.iter_mut().last().into_iter().for_each(|field| field.push(c)),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_only_bounds_from_above_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("best.csv");
        let table = "set,instance,m,best_known,status\ns,c1,1,308,\"target, unverified\"\ns,c1,2,1810,all profits: an upper bound\n\
                     s,c2,1,5,optimal\n";
        std::fs::write(&path, table).unwrap();
        let known = read(&path).unwrap();
        assert_eq!(known.keys().collect::<Vec<_>>(), ["c1 m1", "c2 m1"]);
        assert_eq!(known["c1 m1"], Best { value: 308.0, status: "target, unverified".into() });
        std::fs::write(&path, "instance,best_known,status\np4,x,y\n").unwrap();
        assert!(read(&path).unwrap_err().to_string().contains("line 2"));
    }
}
