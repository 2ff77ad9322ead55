// Random numbers straight from the browser. wasi-libc's own arc4random brings printf along for a message that nobody
// sees: 21 kB of wasm.
__attribute__((import_module("wasi_snapshot_preview1"), import_name("random_get")))
int random_get(void *buffer, unsigned long size);

void __wrap_arc4random_buf(void *buffer, unsigned long size) {
	if (random_get(buffer, size) != 0)
		__builtin_trap();
}

unsigned __wrap_arc4random(void) {
	unsigned value;
	__wrap_arc4random_buf(&value, sizeof value);
	return value;
}
