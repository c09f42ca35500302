//! Kafo: a portal for calls for proposals, grants and partners.

pub mod config;

pub mod domain;

pub mod db;

pub mod adapters;
