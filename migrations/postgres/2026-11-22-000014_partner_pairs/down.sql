DROP TABLE partner_pairs;
DROP TABLE partner_keys;
