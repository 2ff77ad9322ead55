import { options } from "./options.js";
import { words } from "./words.js";

// It lies in front of the loader in consent.js, where the policy has more languages than that carries the texts of.
DATA.words = words;
(DATA.finish ??= []).push(options);
