import { make } from "./vue.js";

make(window.things).mount("#app");
