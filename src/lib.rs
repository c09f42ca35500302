//! Kafo.
