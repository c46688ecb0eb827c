//! Response headers of the page: what the browser may do with it.

use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};

/// The page runs only its own code and talks only to its own origin.
///
/// `wasm-unsafe-eval` lets it compile its module; `data:` and `blob:` images are the map's own icons.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
     style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const EVERYWHERE: [(HeaderName, &str); 4] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    // A copy may be kept but must be checked before use: after a rebuild nobody sees half of an old page, and a
    // new `sw.js` is noticed at once.
    (header::CACHE_CONTROL, "no-cache"),
];

/// Completes the headers of a successful or failed answer for `path`.
pub(crate) fn complete(path: &str, found: bool, headers: &mut HeaderMap) {
    for (name, value) in EVERYWHERE {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(kind) = media_type(path).filter(|_| found) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
}

/// Media types of the kinds of files the site is made of, where they depend on more than the usual table: text with
/// its encoding, and endings that the usual table does not know or gives to something else.
fn media_type(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (_, ending) = name.rsplit_once('.').unwrap_or(("", if name.is_empty() { "html" } else { "" }));
    Some(match ending.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "ftl" | "txt" | "md" => "text/plain; charset=utf-8",
        "json" | "map" => "application/json",
        "geojson" => "application/geo+json",
        "gpx" => "application/gpx+xml",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "pmtiles" => "application/vnd.pmtiles",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_files_of_the_site() {
        for (path, kind) in [
            ("/", "text/html; charset=utf-8"),
            ("/index.html", "text/html; charset=utf-8"),
            ("/assets/evening_rounds_bg-B1.wasm", "application/wasm"),
            ("/assets/worker.MJS", "text/javascript; charset=utf-8"),
            ("/manifest.webmanifest", "application/manifest+json"),
            ("/data/trails.geojson", "application/geo+json"),
            ("/messages/vi.ftl", "text/plain; charset=utf-8"),
        ] {
            assert_eq!(media_type(path), Some(kind), "{path}");
        }
        assert_eq!(media_type("/icon.png"), None);
        assert_eq!(media_type("/js"), None);
    }

    #[test]
    fn policy_allows_no_other_origin_and_no_inline_code() {
        for forbidden in ["unsafe-inline", "'unsafe-eval'", "http", "*"] {
            assert!(!CONTENT_SECURITY_POLICY.contains(forbidden), "{forbidden}");
        }
        assert!(CONTENT_SECURITY_POLICY.starts_with("default-src 'none'; "));
    }

    #[test]
    fn a_missing_file_has_no_type_but_keeps_the_policy() {
        let mut headers = HeaderMap::new();
        complete("/missing.wasm", false, &mut headers);
        assert!(!headers.contains_key(header::CONTENT_TYPE));
        assert!(headers.contains_key(header::CONTENT_SECURITY_POLICY));
    }
}
