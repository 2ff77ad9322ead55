import { announce } from "./announce.js";
import { attach } from "./attach.js";
import { cookies } from "./cookies.js";
import { dress } from "./dress.js";
import { fail } from "./fail.js";
import { now } from "./now.js";
import { refocus } from "./refocus.js";
import { request } from "./request.js";
import { settle } from "./settle.js";
import { write } from "./write.js";

/** What the loader lends to the second stage, so that visitors get it once. */
export const tools = { announce, attach, cookies, dress, fail, now, refocus, request, settle, write };
