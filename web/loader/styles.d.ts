/** The bundler gives the text of a style sheet, as small as it gets. */
declare module "*.css" {
  const text: string;
  export default text;
}
