/** The attributes by which an element that can be held asks for something. */
export const names = ["src", "srcset", "srcdoc", "href", "data", "poster", "imagesrcset"];
