//! Bindings for the browser: the only file that knows `wasm-bindgen`. Everything it does is a call of [`Session`].

use crate::base::DeviceId;
use crate::evening::PlanRequest;
use crate::export;
use crate::import::{NamedFile, recognise};
use crate::journal::{DateTimeError, Digest, DigestError};
use crate::orienteering::Island;
use crate::rounds::Plan;
use crate::session::{ChoiceChange, LineSet, Session, SessionError, convert_file, plan_json};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// One person's work in the browser.
#[wasm_bindgen(js_name = Session)]
#[derive(Debug, Default)]
pub struct BrowserSession(Session);

/// An error as the page reads it: `kind` names the catalogue entry `error-<kind>`, `detail` is for the log.
#[derive(Serialize)]
struct Fault {
    kind: &'static str,
    detail: String,
}

fn fault(kind: &'static str, detail: &(impl ToString + ?Sized)) -> JsValue {
    write(&Fault { kind, detail: detail.to_string() }).unwrap_or(JsValue::NULL)
}

impl From<SessionError> for JsValue {
    fn from(error: SessionError) -> Self {
        fault(error.kind(), &error)
    }
}

fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|e| fault("bad-message", &e))
}

fn write<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|e| JsValue::from_str(&e.to_string()))
}

#[derive(Deserialize)]
struct FileMessage {
    name: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    bytes: js_sys::Uint8Array,
}

#[wasm_bindgen(js_class = Session)]
impl BrowserSession {
    /// Nothing loaded yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self(Session::new())
    }

    /// Reads files; on an error the former commune stays in force. Takes `{name, bytes}[]`, gives a `LoadReport`.
    pub fn load(&mut self, files: JsValue) -> Result<JsValue, JsValue> {
        let messages: Vec<FileMessage> = read(files)?;
        let files: Vec<NamedFile> =
            messages.into_iter().map(|m| NamedFile { name: m.name, bytes: m.bytes.to_vec() }).collect();
        write(&self.0.load(&files))
    }

    /// What kind of file it is, by name or contents; `undefined` when it is none of ours.
    // A method, so that the page has everything in one place.
    #[allow(clippy::unused_self)]
    pub fn file_kind(&self, name: &str, bytes: &[u8]) -> Option<String> {
        recognise(name, bytes).map(|kind| kind.word().to_owned())
    }

    /// A GeoJSON file converted to WGS 84, as text: `system` is a key out of a problem's `systems`. Nothing loaded
    /// changes; the page hands the text to `load` in place of the file.
    #[allow(clippy::unused_self)]
    pub fn convert_file(&self, name: &str, bytes: &[u8], system: &str) -> Result<String, JsValue> {
        let file = NamedFile { name: name.to_owned(), bytes: bytes.to_vec() };
        Ok(convert_file(&file, system)?)
    }

    /// Lines to draw: `trails` or `water`.
    pub fn lines(&self, which: &str) -> Result<JsValue, JsValue> {
        let set = match which {
            "trails" => self.0.trail_lines()?,
            "water" => self.0.water_lines()?,
            _ => return Err(fault("bad-message", which)),
        };
        line_message(&set)
    }

    /// Every trail on an evening (`2026-04-24`): `TrailView[]`.
    pub fn trails(&self, date: &str) -> Result<JsValue, JsValue> {
        let date = date.parse().map_err(|e: jiff::Error| fault("bad-message", &e))?;
        write(&self.0.trails(date)?)
    }

    /// Everything that could be repaired in the trails: `RepairView[]`.
    pub fn repairs(&self) -> Result<JsValue, JsValue> {
        write(&self.0.repairs()?)
    }

    /// Parts of the network that do not join the main one: `IslandView[]`.
    pub fn islands(&self) -> Result<JsValue, JsValue> {
        write(&self.0.islands()?)
    }

    /// Changes what is decided about the trails: takes a `ChoiceChange`, gives a `Chosen`.
    pub fn choose(&mut self, change: JsValue) -> Result<JsValue, JsValue> {
        let change: ChoiceChange = read(change)?;
        write(&self.0.choose(&change)?)
    }

    /// Everything decided about the trails: the text of `trail-choices.json`.
    pub fn choices(&self) -> Result<String, JsValue> {
        Ok(self.0.choices()?)
    }

    /// What is known of each household: takes a `PlanRequest`, gives an `EveningView`.
    pub fn assess(&self, request: JsValue) -> Result<JsValue, JsValue> {
        write(&self.0.assess(&read(request)?)?)
    }

    /// Where motorbikes would stand that people want to leave near a place: `[lon, lat]`.
    pub fn parking_place(&self, lon: f64, lat: f64) -> Result<Vec<f64>, JsValue> {
        Ok(self.0.parking_place([lon, lat])?.to_vec())
    }

    /// Starts a search: takes a `PlanRequest`, gives a `Progress`.
    pub fn start_plan(&mut self, request: JsValue) -> Result<JsValue, JsValue> {
        let request: PlanRequest = read(request)?;
        write(&self.0.start_plan(&request)?)
    }

    /// Goes on with the search, gives a `Progress`.
    pub fn step(&mut self, iterations: u32) -> Result<JsValue, JsValue> {
        write(&self.0.step(iterations.into())?)
    }

    /// The plan found, as the JSON text of a `Plan`.
    pub fn finish_plan(&self) -> Result<String, JsValue> {
        Ok(plan_json(&self.0.plan()?)?)
    }

    /// Gives up the search under way.
    pub fn cancel_plan(&mut self) {
        self.0.cancel_plan();
    }

    /// One team's route as GPX.
    pub fn export_gpx(&self, plan: &str, team: &str) -> Result<String, JsValue> {
        self.export(plan, |commune, plan| export::gpx(commune, plan, team))
    }

    /// One team's route as GeoJSON.
    pub fn export_geojson(&self, plan: &str, team: &str) -> Result<String, JsValue> {
        self.export(plan, |commune, plan| export::geojson(commune, plan, team))
    }
}

#[wasm_bindgen(js_class = Session)]
impl BrowserSession {
    /// Records a `JournalEntry` that the machine `device` saw at a day and time (`2026-04-24T20:10:00`), gives a
    /// `Recorded`. `salt` is 32 random hexadecimal digits, for reports of absence.
    pub fn record(
        &mut self,
        device: &str,
        at: &str,
        entry: JsValue,
        salt: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let device = DeviceId::new(device).map_err(|e| fault("bad-message", &e))?;
        let at = at.parse().map_err(|e: DateTimeError| fault("bad-message", &e))?;
        let salt = salt.map(|salt| salt.parse()).transpose();
        let salt = salt.map_err(|e: DigestError| fault("bad-message", &e))?;
        write(&self.0.record(&device, at, read(entry)?, salt)?)
    }

    /// Adds the events of another journal, gives a `Recorded`.
    pub fn merge_journal(&mut self, name: &str, bytes: &[u8]) -> Result<JsValue, JsValue> {
        let file = NamedFile { name: name.to_owned(), bytes: bytes.to_vec() };
        write(&self.0.merge_journal(&file)?)
    }

    /// Forgets absences that are superseded or over on a day (`2026-04-24`); gives the number of events forgotten.
    pub fn forget(&mut self, today: &str) -> Result<u32, JsValue> {
        let today = today.parse().map_err(|e: jiff::Error| fault("bad-message", &e))?;
        Ok(self.0.forget(today)? as u32)
    }

    /// The whole journal: the text of `journal.jsonl`.
    pub fn journal(&self) -> Result<String, JsValue> {
        Ok(self.0.journal_lines()?)
    }

    /// The digest by which a `JournalEntry` names a plan's JSON text.
    #[allow(clippy::unused_self)]
    pub fn digest(&self, text: &str) -> String {
        Digest::of(text.as_bytes()).to_string()
    }
}

#[wasm_bindgen(js_class = Session)]
impl BrowserSession {
    /// The next order to an island of the search, by its number from 1; `undefined` while there is nothing for it to do.
    pub fn island_order(&mut self, island: usize) -> Result<Option<Vec<u8>>, JsValue> {
        Ok(self.0.island_order(island)?)
    }

    /// How many rounds an island that is away has made by now, gives a `Progress`.
    pub fn island_told(&mut self, island: usize, done: f64) -> Result<JsValue, JsValue> {
        write(&self.0.island_told(island, done as u64)?)
    }

    /// What an island that is away found by its latest order, gives a `Progress`.
    pub fn island_reported(&mut self, island: usize, report: &[u8]) -> Result<JsValue, JsValue> {
        write(&self.0.island_reported(island, report)?)
    }

    /// Takes an island back of which nothing more is heard, gives a `Progress`.
    pub fn island_lost(&mut self, island: usize) -> Result<JsValue, JsValue> {
        write(&self.0.island_lost(island)?)
    }

    /// Whether nothing is left to do here until an island that is away tells something.
    pub fn is_waiting(&self) -> bool {
        self.0.is_waiting()
    }

    /// Goes on looking for how much better any plan could be, gives a `Margin`.
    pub fn step_margin(&mut self, rounds: u32) -> Result<JsValue, JsValue> {
        write(&self.0.step_margin(rounds)?)
    }
}

/// A search that goes on in a worker of its own by a session's orders; it knows nothing but whole numbers.
#[wasm_bindgen(js_name = Island)]
#[derive(Debug)]
pub struct BrowserIsland(Island);

#[wasm_bindgen(js_class = Island)]
impl BrowserIsland {
    /// Begins with the first order.
    #[wasm_bindgen(constructor)]
    pub fn new(order: &[u8]) -> Result<Self, JsValue> {
        Island::new(order).map(Self).map_err(|e| SessionError::Island(e).into())
    }

    /// Takes a later order.
    pub fn go_on(&mut self, order: &[u8]) -> Result<(), JsValue> {
        self.0.go_on(order).map_err(|e| SessionError::Island(e).into())
    }

    /// Makes some more rounds, gives the number of all rounds made.
    pub fn step(&mut self, rounds: u32) -> f64 {
        self.0.step(rounds.into()) as f64
    }

    /// Rounds until its report is due.
    pub fn left(&self) -> f64 {
        self.0.left() as f64
    }

    /// What it has found, for its session.
    pub fn report(&self) -> Result<Vec<u8>, JsValue> {
        self.0.report().map_err(|e| SessionError::Island(e).into())
    }
}

#[wasm_bindgen(js_class = Session)]
impl BrowserSession {
    /// Travel times between all households in seconds, row by row, −1 where there is no way: an `Int32Array`.
    pub fn times(&self) -> Result<Vec<i32>, JsValue> {
        Ok(self.0.times()?)
    }
}

impl BrowserSession {
    fn export(
        &self,
        plan: &str,
        write: impl FnOnce(&crate::commune::Commune, &Plan) -> Result<String, export::ExportError>,
    ) -> Result<String, JsValue> {
        let loaded = self.0.loaded().ok_or(SessionError::NoCommune)?;
        let plan: Plan = serde_json::from_str(plan).map_err(|e| fault("bad-message", &e))?;
        write(&loaded.commune, &plan).map_err(|e| fault("export", &e))
    }
}

fn line_message(set: &LineSet) -> Result<JsValue, JsValue> {
    let message = js_sys::Object::new();
    let kinds: js_sys::Array = set.kinds.iter().map(|&kind| JsValue::from_str(kind)).collect();
    for (key, value) in [
        ("coords", JsValue::from(js_sys::Float64Array::from(set.coords.as_slice()))),
        ("starts", JsValue::from(js_sys::Uint32Array::from(set.starts.as_slice()))),
        ("kinds", JsValue::from(kinds)),
        ("trails", JsValue::from(js_sys::Uint32Array::from(set.trails.as_slice()))),
        ("steep", JsValue::from(js_sys::Uint8Array::from(set.steep.as_slice()))),
    ] {
        js_sys::Reflect::set(&message, &JsValue::from_str(key), &value)?;
    }
    Ok(message.into())
}
