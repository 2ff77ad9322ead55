import { list } from "./list.js";
import { picker } from "./picker.js";

// It lies in front of the loader in consent.js, where the policy has several languages.
DATA.picker = picker;
(DATA.finish ??= []).push(list);
