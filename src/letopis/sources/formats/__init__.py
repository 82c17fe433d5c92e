"""One module a kind of input; `registry` lists them all."""
