//! A web server for the finished site, on this machine only.
//!
//! Finding files, ranges, HEAD and conditional requests are `tower-http`'s; this module adds the headers of
//! `headers` and chooses the port.

use std::convert::Infallible;
use std::io::{ErrorKind, IsTerminal};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::{Request, Response, body::Incoming, service::service_fn};
use hyper_util::rt::TokioIo;
use tower_http::services::ServeDir;
use tower_http::services::fs::ServeFileSystemResponseBody;
use tower_service::Service;

use crate::error::Error;
use crate::headers;

/// First port that is tried when none is given.
pub(crate) const PORT: u16 = 8000;
/// How many ports are tried, the first included.
const ATTEMPTS: u16 = 50;

/// Serves the page to the person at this machine until interrupted, on `port` or the next free one.
pub(crate) fn page(dist: &Path, port: u16, open: bool) -> Result<(), Error> {
    require_site(dist)?;
    let (listener, used) = listen_from(port)?;
    if used != port {
        println!("Port {port} is taken; using {used}.");
    }
    let address = format!("http://127.0.0.1:{used}/");
    println!("\n  Evening Rounds is at  {address}\n\n  Stop with Ctrl-C.");
    // Nobody sits in front of a pipe or of a machine that runs checks.
    if open && std::io::stdout().is_terminal() && std::env::var_os("CI").is_none() {
        // The address has been printed: without a browser to start there is nothing more to say.
        let _ = open::that_detached(&address);
    }
    answer_forever(listener, dist)
}

/// Serves `dir` on exactly `port`, for the browser tests.
///
/// With `exit_with_parent` the server ends when the program that started it has gone, whatever the way it went.
pub(crate) fn directory(dir: &Path, port: u16, exit_with_parent: bool) -> Result<(), Error> {
    require_site(dir)?;
    let listener =
        listen_at(port).map_err(|error| Error::Server(format!("cannot listen on port {port}: {error}")))?;
    if exit_with_parent {
        watch_parent();
    }
    println!("http://127.0.0.1:{port}/");
    answer_forever(listener, dir)
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> Result<u16, Error> {
    listen_at(0)
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| Error::Server(format!("cannot find a free port: {error}")))
}

fn require_site(dir: &Path) -> Result<(), Error> {
    if dir.join("index.html").is_file() {
        return Ok(());
    }
    Err(Error::Missing(format!("There is no page in {}; build it with `cargo xtask build`.", dir.display())))
}

fn listen_at(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

fn listen_from(first: u16) -> Result<(TcpListener, u16), Error> {
    let last = first.saturating_add(ATTEMPTS - 1);
    for port in first..=last {
        match listen_at(port) {
            Ok(listener) => {
                let used = listener.local_addr().map_or(port, |address| address.port());
                return Ok((listener, used));
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => return Err(Error::Server(format!("cannot listen on port {port}: {error}"))),
        }
    }
    Err(Error::Server(format!("ports {first} to {last} are all taken; choose another with --port")))
}

#[cfg(unix)]
fn watch_parent() {
    let parent = std::os::unix::process::parent_id();
    std::thread::spawn(move || {
        while std::os::unix::process::parent_id() == parent {
            std::thread::sleep(Duration::from_millis(500));
        }
        std::process::exit(0);
    });
}

/// Elsewhere a program's children end with the job they belong to.
#[cfg(not(unix))]
fn watch_parent() {}

fn answer_forever(listener: TcpListener, dir: &Path) -> Result<(), Error> {
    let stopped = |error: std::io::Error| Error::Server(format!("the web server stopped: {error}"));
    listener.set_nonblocking(true).map_err(stopped)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(stopped)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(stopped)?;
        loop {
            // Accepting fails for one visitor (gone already) or for a moment (too many open files), never for good.
            let Ok((stream, _)) = listener.accept().await else {
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            let dir = dir.to_owned();
            tokio::spawn(async move {
                let service = service_fn(|request| answer(dir.clone(), request));
                // A connection that breaks concerns only the visitor, who sees it.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            });
        }
    })
}

async fn answer(
    dir: PathBuf,
    request: Request<Incoming>,
) -> Result<Response<ServeFileSystemResponseBody>, Infallible> {
    let path = request.uri().path().to_owned();
    // Infallible: what cannot be read is answered with a status.
    let mut response = ServeDir::new(dir).call(request).await?;
    let found = !response.status().is_client_error() && !response.status().is_server_error();
    headers::complete(&path, found, response.headers_mut());
    Ok(response)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    /// A folder with a site and, beside it, a file that must never be served; and the port it is served on.
    fn site() -> (tempfile::TempDir, u16) {
        let outside = tempfile::tempdir().unwrap();
        let dist = outside.path().join("dist");
        std::fs::create_dir_all(dist.join("messages")).unwrap();
        std::fs::write(outside.path().join("secret.txt"), "not for visitors").unwrap();
        std::fs::write(dist.join("index.html"), "<!doctype html>Từng Nhà").unwrap();
        std::fs::write(dist.join("sw.js"), "self").unwrap();
        std::fs::write(dist.join("app_bg.wasm"), b"\0asm").unwrap();
        std::fs::write(dist.join("messages/vi.ftl"), "a = Từng Nhà").unwrap();
        let listener = listen_at(0).unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || answer_forever(listener, &dist));
        (outside, port)
    }

    fn ask(port: u16, request_line: &str, more: &str) -> (u16, String) {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        write!(stream, "{request_line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n")
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let status = answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap();
        (status, answer)
    }

    #[test]
    fn files_are_served_with_their_type_and_the_policy() {
        let (_site, port) = site();
        let (status, index) = ask(port, "GET /", "");
        assert_eq!(status, 200);
        assert!(index.ends_with("<!doctype html>Từng Nhà"));
        assert!(index.contains("content-type: text/html; charset=utf-8\r\n"));
        for header in [
            "content-security-policy: default-src 'none'; ",
            "x-content-type-options: nosniff\r\n",
            "referrer-policy: no-referrer\r\n",
        ] {
            assert!(index.contains(header), "{header} in {index}");
        }
        assert!(ask(port, "GET /app_bg.wasm", "").1.contains("content-type: application/wasm\r\n"));
        assert!(
            ask(port, "GET /messages/vi.ftl?v=1", "")
                .1
                .contains("content-type: text/plain; charset=utf-8\r\n")
        );
        assert!(ask(port, "GET /sw.js", "").1.contains("cache-control: no-cache\r\n"));
    }

    #[test]
    fn head_has_the_length_and_no_body() {
        let (_site, port) = site();
        let (status, answer) = ask(port, "HEAD /sw.js", "");
        assert_eq!(status, 200);
        assert!(answer.contains("content-length: 4\r\n"), "{answer}");
        assert!(answer.ends_with("\r\n\r\n"));
    }

    #[test]
    fn a_part_of_a_file_can_be_asked_for() {
        let (_site, port) = site();
        let (status, answer) = ask(port, "GET /sw.js", "Range: bytes=1-2\r\n");
        assert_eq!(status, 206);
        assert!(answer.ends_with("\r\n\r\nel"), "{answer}");
    }

    #[test]
    fn what_is_not_there_is_not_found_and_nothing_can_be_changed() {
        let (_site, port) = site();
        let (status, answer) = ask(port, "GET /nothing.js", "");
        assert_eq!(status, 404);
        assert!(answer.contains("content-security-policy: "));
        assert_eq!(ask(port, "POST /index.html", "Content-Length: 0\r\n").0, 405);
        assert_eq!(ask(port, "DELETE /index.html", "").0, 405);
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let (site, port) = site();
        let absolute = site.path().join("secret.txt");
        for path in [
            "/../secret.txt",
            "/messages/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e%2fsecret.txt",
            "/..%5csecret.txt",
            "/messages/%2e%2e/%2e%2e/secret.txt",
            "/./../secret.txt",
            "//../secret.txt",
            "/%00/../../secret.txt",
            &format!("/{}", absolute.display()),
            &format!("//{}", absolute.display()),
            &format!("/{}", absolute.display().to_string().replace('/', "%2f")),
        ] {
            let (status, answer) = ask(port, &format!("GET {path}"), "");
            assert!((400..500).contains(&status), "{path}: {answer}");
            assert!(!answer.contains("not for visitors"), "{path}: {answer}");
        }
    }

    #[test]
    fn a_taken_port_makes_way_for_the_next_free_one() {
        let taken = listen_at(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let (_listener, used) = listen_from(port).unwrap();
        assert!(used > port);
    }

    #[test]
    fn a_folder_without_a_page_is_refused_with_the_command_that_makes_one() {
        let empty = tempfile::tempdir().unwrap();
        let error = require_site(empty.path()).unwrap_err();
        assert!(error.to_string().contains("cargo xtask build"));
    }
}
