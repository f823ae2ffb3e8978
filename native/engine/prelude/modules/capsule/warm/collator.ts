// A first use loads code and data: see compiler/src/bundle/plugins/languages.ts.
"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_.,'".localeCompare("");
