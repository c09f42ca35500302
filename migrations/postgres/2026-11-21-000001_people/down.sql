DROP TABLE api_tokens;
DROP TABLE throttles;
DROP TABLE one_time_tokens;
DROP TABLE sessions;
DROP TABLE role_grants;
DROP TABLE users;
