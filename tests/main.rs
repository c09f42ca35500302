//! The tests that drive the portal from outside, in one binary: HTTP, databases, mail and storage servers are real.

#[cfg(test)]
mod harness;

#[cfg(test)]
mod adapters;
#[cfg(test)]
mod api;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod house;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod pages;
