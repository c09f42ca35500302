//! Kafo: a portal for calls for proposals, grants and partners.

pub mod domain;

pub mod db;

pub mod adapters;
