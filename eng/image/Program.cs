// An image cannot be published without an entry point of its own; the project leaves this one out of it.
return 2;
