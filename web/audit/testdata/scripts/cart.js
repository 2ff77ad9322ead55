document.cookie = "cart=1; path=/";
fetch(new URL("/basket", document.currentScript.src), { credentials: "include", mode: "no-cors" });
