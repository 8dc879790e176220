/** Pieces of HTML that are made to keep a reader busy, each as long as is asked, in signs. */
const repeated: Record<string, string> = {
  'unclosed b': '<b>',
  'unclosed a': '<a>',
  'unclosed links': '<a href=http://exemple.fr>mot',
  'unclosed links and paragraphs': '<a href=http://exemple.fr>mot<p>',
  'unclosed div': '<div>',
  'unclosed span with a style': '<span style="color:red">x',
  'unclosed font': '<font color=red>x ',
  'unclosed p': '<p>x',
  'unclosed forms': '<form><input>',
  'unclosed select and options': '<select><option>x',
  'nested tables': '<table><tr><td>',
  'nested lists': '<ul><li>',
  'nested definitions': '<dl><dt><dd>',
  'nested quotes': '<blockquote>x',
  'nested templates': '<template>x',
  'names of its own': '<x-y>',
  'ends without a beginning': '</b>',
  'ends of paragraphs': '</p>',
  'ends of links': '</a>x',
  'ends of another name': '<i></b>',
  'crossed ends': '<b><i></b></i>',
  'foreign svg': '<svg><foreignObject>',
  'foreign math': '<math><mi>',
  'foreign titles': '<svg><title>x</title>',
  'opened brackets': '<',
  'brackets and letters': '<a',
  'unclosed comments': '<!--',
  'short comments': '<!-->',
  CDATA: '<![CDATA[x',
  declarations: '<!x',
  instructions: '<?x',
  'unclosed scripts': '<script>',
  'unclosed titles': '<title>x</titl',
  'unclosed quotes': '<a b="',
  spaces: ' ',
  'spaces and words': `${' '.repeat(50)}\n${' '.repeat(50)}x`,
  'empty lines': '\n',
  ampersands: '&',
  'entities without an end': '&amp',
  'numbers without an end': '&#1',
  'names that are no entity': '&notanentity;',
}
const begun: Record<string, [before: string, piece: string]> = {
  'attributes without an end': ['<a ', 'b '],
  'attributes with values': ['<a ', 'b1=2 '],
  'a value without an end': ['<a b="', 'x&amp;'],
  'a number of digits': ['<p>&#', '1'],
  'a name without an end': ['<', 'a'],
  'a script without an end': ['<script>', '</scrip>'],
  'unclosed b, then ends of i': ['<b>'.repeat(500), '</i>'],
  'dashes in a comment': ['<!--', '-'],
}

export const shapes: readonly [name: string, html: (length: number) => string][] = [
  ...Object.entries(repeated).map(([name, piece]) => [name, made('', piece)] as const),
  ...Object.entries(begun).map(([name, [before, piece]]) => [name, made(before, piece)] as const),
].map(([name, html]) => [name, html])

function made(before: string, piece: string) {
  return (length: number) =>
    (before + piece.repeat(Math.ceil(length / piece.length))).slice(0, length)
}
