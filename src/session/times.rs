//! Travel times between everybody.

use super::{Session, SessionError};
use crate::evening::Spot;

impl Session {
    /// Travel times between all households in whole seconds, rounded up, row by row: from the first to each, then from
    /// the second. −1 where there is no way.
    pub fn times(&self) -> Result<Vec<i32>, SessionError> {
        let loaded = self.in_force()?;
        let count = loaded.commune.households.len();
        let spots: Vec<Spot> = (0..count).map(Spot::Household).collect();
        let matrix = loaded.ground.matrix(&spots);
        let seconds = |ms: i64| i32::try_from(ms / 1000).unwrap_or(-1);
        let cell = |i: usize| matrix.get(i / count, i % count).map_or(-1, seconds);
        Ok((0..count * count).map(cell).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::NamedFile;
    use crate::session::load;

    #[test]
    fn everybody_is_no_time_from_home_and_some_from_others() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample");
        let files: Vec<NamedFile> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| NamedFile {
                name: entry.file_name().to_string_lossy().into_owned(),
                bytes: std::fs::read(entry.path()).unwrap(),
            })
            .filter(|file| file.name.ends_with("json"))
            .collect();
        assert_eq!(Session::new().times(), Err(SessionError::NoCommune));
        let session = Session::with(load(&files).0.unwrap());
        let times = session.times().unwrap();
        let count = session.loaded().unwrap().commune.households.len();
        assert_eq!(times.len(), count * count);
        assert!((0..count).all(|i| times[i * count + i] <= 0));
        assert!(times.iter().filter(|&&s| s > 0).count() > count);
    }
}
