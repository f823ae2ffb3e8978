// What the library would import for other encodings than UTF-8.
export {};
