//! The OpenAPI document as a page to read: drawn here, without any script.

use serde::Serialize;
use serde_json::Value;

use super::openapi;
use crate::web::error::Answer;
use crate::web::guard::Visitor;
use crate::web::view::Page;

/// The whole document.
#[derive(Serialize)]
pub struct Docs {
    description: String,
    security: String,
    operations: Vec<Operation>,
    schemas: Vec<Schema>,
}

/// One address.
#[derive(Serialize)]
struct Operation {
    id: String,
    method: String,
    path: String,
    summary: String,
    description: String,
    scopes: Vec<String>,
    params: Vec<Field>,
    responses: Vec<Response>,
}

/// A parameter, or a part of an object.
#[derive(Serialize)]
struct Field {
    name: String,
    place: String,
    kind: Kind,
    required: bool,
    example: String,
    description: String,
}

/// What a value is; `schema` is the name of the object it refers to, or empty.
#[derive(Serialize, Default)]
struct Kind {
    text: String,
    schema: String,
}

/// One answer.
#[derive(Serialize)]
struct Response {
    status: String,
    description: String,
    kind: Kind,
}

/// One kind of object.
#[derive(Serialize)]
struct Schema {
    name: String,
    description: String,
    fields: Vec<Field>,
}

impl Page for Docs {
    const TEMPLATE: &'static str = "pages/api/docs.html";

    fn samples() -> Vec<Self> {
        openapi::value().map(Docs::of).into_iter().collect()
    }
}

/// The page `/api/v1/docs`.
pub async fn show(caller: Visitor) -> Answer {
    caller.page(&Docs::of(openapi::value()?))
}

impl Docs {
    fn of(document: &Value) -> Docs {
        let mut operations = Vec::new();
        for (path, item) in entries(&document["paths"]) {
            for (method, operation) in entries(item) {
                operations.push(Operation::of(path, method, operation));
            }
        }
        let schemas = entries(&document["components"]["schemas"]).map(|(name, schema)| Schema::of(name, schema));
        Docs {
            description: text(&document["info"]["description"]),
            security: text(&document["components"]["securitySchemes"]["token"]["description"]),
            operations,
            schemas: schemas.collect(),
        }
    }
}

impl Operation {
    fn of(path: &str, method: &str, value: &Value) -> Operation {
        let scopes = items(&value["security"]).flat_map(|way| items(&way["token"])).map(text).collect();
        let responses = entries(&value["responses"]).map(|(status, response)| Response {
            status: status.to_owned(),
            description: text(&response["description"]),
            kind: entries(&response["content"]).next().map(|(_, body)| Kind::of(&body["schema"])).unwrap_or_default(),
        });
        Operation {
            id: text(&value["operationId"]),
            method: method.to_uppercase(),
            path: path.to_owned(),
            summary: text(&value["summary"]),
            description: text(&value["description"]),
            scopes,
            params: items(&value["parameters"]).map(Field::of_parameter).collect(),
            responses: responses.collect(),
        }
    }
}

impl Field {
    fn of_parameter(value: &Value) -> Field {
        Field {
            name: text(&value["name"]),
            place: text(&value["in"]),
            kind: Kind::of(&value["schema"]),
            required: value["required"] == true,
            example: text(&value["example"]),
            description: text(&value["description"]),
        }
    }

    fn of_property(name: &str, value: &Value, required: bool) -> Field {
        let example = if value["example"].is_null() { &value["examples"][0] } else { &value["example"] };
        Field {
            name: name.to_owned(),
            place: String::new(),
            kind: Kind::of(value),
            required,
            example: text(example),
            description: text(&value["description"]),
        }
    }
}

impl Kind {
    /// The type of a schema in words: `integer`, `string (date)`, `list of Call`, `Amount or null`.
    fn of(schema: &Value) -> Kind {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
            return Kind { text: String::new(), schema: name };
        }
        if let Some(some) = items(&schema["oneOf"]).find(|one| one["type"] != "null") {
            let kind = Kind::of(some);
            return Kind { text: format!("{} null", kind.text).trim().to_owned(), ..kind };
        }
        let types: Vec<String> = match &schema["type"] {
            Value::Array(several) => several.iter().map(text).collect(),
            one => vec![text(one)],
        };
        if types.iter().any(|one| one == "array") {
            let inner = Kind::of(&schema["items"]);
            return Kind { text: format!("list {}", inner.text).trim().to_owned(), ..inner };
        }
        let format = text(&schema["format"]);
        let mut words = types.join(" | ");
        if !format.is_empty() {
            words.push_str(&format!(" ({format})"));
        }
        Kind { text: words, schema: String::new() }
    }
}

impl Schema {
    fn of(name: &str, value: &Value) -> Schema {
        // An object that contains another one flat is written as "all of" both.
        let parts: Vec<&Value> = match value["allOf"].as_array() {
            Some(parts) => parts.iter().collect(),
            None => vec![value],
        };
        let mut fields = Vec::new();
        for part in parts {
            if part["$ref"].is_string() {
                fields.push(Field::of_property("…", part, true));
            }
            let required: Vec<&str> = items(&part["required"]).filter_map(Value::as_str).collect();
            let own = entries(&part["properties"])
                .map(|(field, property)| Field::of_property(field, property, required.contains(&field)));
            fields.extend(own);
        }
        Schema { name: name.to_owned(), description: text(&value["description"]), fields }
    }
}

/// A text as it is, any other value as JSON, and nothing for null.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
