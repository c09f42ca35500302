DROP TABLE call_subscription_mails;
DROP TABLE call_subscriptions;
