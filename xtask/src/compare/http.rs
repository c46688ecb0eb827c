//! Asking a server on this machine over HTTP/1.1, one connection for all questions.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::process;

/// How often a wait looks whether somebody wants to stop.
const POLL: Duration = Duration::from_millis(200);
/// Answers are far smaller; anything longer is not an answer.
const LONGEST: u64 = 1 << 30;

/// An open connection.
#[derive(Debug)]
pub(crate) struct Client {
    stream: BufReader<Patient>,
    port: u16,
}

/// What a server answered and how long it took from the first byte asked to the last byte read.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    pub elapsed: Duration,
}

impl Client {
    /// Connects to a port of this machine; waits for a server that is still starting, until `ended`.
    pub(crate) fn connect(
        port: u16,
        patience: Duration,
        mut ended: impl FnMut() -> bool,
    ) -> Result<Self, Error> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let deadline = Instant::now() + patience;
        loop {
            if process::interrupted() {
                return Err(Error::Interrupted);
            }
            match TcpStream::connect_timeout(&address, POLL) {
                Ok(stream) => {
                    let ready = stream.set_read_timeout(Some(POLL)).and(stream.set_nodelay(true));
                    ready.map_err(|error| failed(port, &error))?;
                    return Ok(Self { stream: BufReader::new(Patient(stream)), port });
                }
                Err(error) if Instant::now() >= deadline || ended() => return Err(failed(port, &error)),
                Err(_) => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// Asks for a path.
    pub(crate) fn get(&mut self, path: &str) -> Result<Answer, Error> {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
    }

    /// Sends JSON to a path.
    pub(crate) fn post(&mut self, path: &str, json: &str) -> Result<Answer, Error> {
        let length = json.len();
        self.ask(&format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{json}"
        ))
    }

    fn ask(&mut self, request: &str) -> Result<Answer, Error> {
        let port = self.port;
        let started = Instant::now();
        let answered =
            self.stream.get_mut().0.write_all(request.as_bytes()).and_then(|()| read(&mut self.stream));
        match answered {
            Ok((status, body)) => Ok(Answer { status, body, elapsed: started.elapsed() }),
            Err(_) if process::interrupted() => Err(Error::Interrupted),
            Err(error) => Err(failed(port, &error)),
        }
    }
}

fn failed(port: u16, error: &std::io::Error) -> Error {
    Error::Server(format!("the server on port {port} of this machine does not answer: {error}"))
}

/// A stream that waits for as long as it takes, unless somebody wants to stop.
#[derive(Debug)]
struct Patient(TcpStream);

impl Read for Patient {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        loop {
            match self.0.read(buffer) {
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                    if process::interrupted() {
                        return Err(error);
                    }
                }
                other => return other,
            }
        }
    }
}

/// Status and body of one answer.
fn read(stream: &mut impl BufRead) -> std::io::Result<(u16, Vec<u8>)> {
    let malformed = |what: &str| std::io::Error::new(ErrorKind::InvalidData, what.to_owned());
    let status = line(stream)?;
    let status = status.split(' ').nth(1).and_then(|code| code.parse().ok());
    let status = status.ok_or_else(|| malformed("no status line"))?;
    let (mut length, mut chunked) = (None, false);
    loop {
        let header = line(stream)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':').ok_or_else(|| malformed("a header without a colon"))?;
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse::<u64>().ok();
        } else if name.eq_ignore_ascii_case("transfer-encoding") {
            chunked = value.eq_ignore_ascii_case("chunked");
        }
    }
    let mut body = Vec::new();
    if chunked {
        loop {
            let size = line(stream)?;
            let size = u64::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16);
            let size = size.map_err(|_| malformed("a chunk without a length"))?;
            take(stream, size, &mut body)?;
            line(stream)?;
            if size == 0 {
                return Ok((status, body));
            }
        }
    }
    take(stream, length.ok_or_else(|| malformed("no length"))?, &mut body)?;
    Ok((status, body))
}

fn take(stream: &mut impl BufRead, size: u64, body: &mut Vec<u8>) -> std::io::Result<()> {
    if size > LONGEST {
        return Err(std::io::Error::new(ErrorKind::InvalidData, "the answer is too long"));
    }
    let read = stream.by_ref().take(size).read_to_end(body)?;
    if read as u64 == size { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

fn line(stream: &mut impl BufRead) -> std::io::Result<String> {
    let mut line = String::new();
    if stream.read_line(&mut line)? == 0 {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    line.truncate(line.trim_end().len());
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_with_a_length_and_in_chunks() {
        let plain = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhelloHTTP/1.1";
        assert_eq!(read(&mut plain.as_slice()).unwrap(), (200, b"hello".to_vec()));
        let chunks = b"HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n";
        assert_eq!(read(&mut chunks.as_slice()).unwrap(), (400, b"abc0123456789".to_vec()));
    }

    #[test]
    fn half_an_answer_is_an_error() {
        for half in ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi", "x\r\n\r\n"]
        {
            assert!(read(&mut half.as_bytes()).is_err(), "{half}");
        }
    }

    #[test]
    fn one_connection_for_all_questions() {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 1024];
            for answer in ["one", "three"] {
                let _ = stream.read(&mut asked).unwrap();
                write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{answer}", answer.len())
                    .unwrap();
            }
        });
        let mut client = Client::connect(port, Duration::ZERO, || false).unwrap();
        assert_eq!(client.get("/a").unwrap().body, b"one");
        let answer = client.post("/b", "{}").unwrap();
        assert_eq!((answer.status, answer.body), (200, b"three".to_vec()));
        server.join().unwrap();
    }
}
