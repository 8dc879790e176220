import { expect, it } from 'vitest'
import { plainText } from '../../server/platform/html/plain-text.ts'

it('tells where a link leads that its words do not say', () => {
  expect(plainText('<a href="https://exemple.fr">Le programme</a>')).toBe(
    'Le programme (https://exemple.fr)',
  )
  expect(plainText('<a href="https://exemple.fr/">https://exemple.fr</a>')).toBe(
    'https://exemple.fr',
  )
  expect(plainText('<a href="https://exemple.fr/t">#marché</a>')).toBe('#marché')
})

it('says the words and addresses of what nobody closes', () => {
  const open = '<b><font color=red>'.repeat(600)
  expect(
    plainText(`${open}Le <a href="https://exemple.fr/a">bal<a href="https://exemple.fr/b">`),
  ).toBe('Le bal (https://exemple.fr/a) (https://exemple.fr/b)')
  expect(plainText(`${open}<p>Un<p>Deux<div>Trois</div>${'</i>'.repeat(600)}<br>Quatre`)).toBe(
    'Un\n\nDeux\n\nTrois\n\nQuatre',
  )
})

it('says what a page says before it is too long, and hides what nobody reads', () => {
  expect(plainText(`<p>Un</p>${'<b>'.repeat(20_000)}Deux`)).toBe('Un')
  expect(plainText('<head><title>x</title><style>p{}</style></head><p>Un<script>2</script>')).toBe(
    'Un',
  )
})

it.each([
  [
    'cells',
    '<table><tr><td>Nom</td><td>Dupont</td></tr><tr><th>Rue</th><td>Haute</td></tr></table>',
    'Nom Dupont\nRue Haute',
  ],
  [
    'a div before text',
    'Bonjour<div>la salle</div>est-elle libre ?',
    'Bonjour\nla salle\nest-elle libre ?',
  ],
  [
    'small titles',
    '<h5>Horaires</h5>De 9 h à 12 h<h6>Fermé</h6>lundi',
    'Horaires\nDe 9 h à 12 h\nFermé\nlundi',
  ],
  [
    'a list of terms',
    '<dl><dt>Lundi</dt><dd>fermé</dd><dt>Mardi</dt><dd>ouvert</dd></dl>',
    'Lundi\nfermé\nMardi\nouvert',
  ],
  ['sections', '<section>Un</section><section>Deux</section>Trois', 'Un\nDeux\nTrois'],
  ['a line', 'Oui.<hr>De : Julie', 'Oui.\nDe : Julie'],
  ['an address', 'Julie<address>3 rue Haute</address>Orvain', 'Julie\n3 rue Haute\nOrvain'],
  [
    'lines as Gmail writes them',
    '<div>Un</div><div>Deux</div><div><br></div><div>Trois<br></div>',
    'Un\nDeux\n\nTrois',
  ],
  [
    'lines as Outlook writes them',
    '<div>Un<o:p></o:p></div>\r\n<div>&nbsp;<o:p></o:p></div>\r\n<div>Deux</div>',
    'Un\n\nDeux',
  ],
  ['a list as Word writes it', '<ul><li><p>Un</p></li><li>Deux</li></ul>', '– Un\n\n– Deux'],
])('puts on lines of their own %s', (_, html, read) => {
  expect(plainText(html)).toBe(read)
})

it('tells what is struck through', () => {
  expect(
    plainText(
      'Rendez-vous <s>samedi </s><b>dimanche</b> <del><strike>15 h</strike></del> 16 h<s></s>',
    ),
  ).toBe('Rendez-vous ~samedi~ dimanche ~15 h~ 16 h')
})

it.each([
  '<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden">',
  '<span style="DISPLAY : None !important">',
  '<div style="max-height:0; overflow:hidden">',
  '<td style="font-size:0px">',
  '<td style="font:0/0 a">',
  '<div style="mso-hide:all">',
  '<div style="visibility:hidden">',
  '<div style="opacity: 0.0">',
  '<div hidden>',
  '<section hidden="until-found">',
])('hides what only lists of mails show: %s', open => {
  const [, name] = /^<(\w+)/.exec(open) ?? []
  const inside = name === 'td' ? 'div' : name
  expect(
    plainText(`Avant ${open}caché <b>aussi</b><${inside}>là</${inside}></${name}>après`),
  ).toMatch(/^Avant\s+après$/)
})

it.each([
  ['<table><tr><td style="display:none">caché<td>Bonjour</table>', 'Bonjour'],
  ['<table><tr><th hidden>caché <b>aussi<td>Bonjour</table>', 'Bonjour'],
  ['<table><tr style="display:none"><td>caché<tr><td>Bonjour<td>Ann</table>', 'Bonjour\tAnn'],
  ['<table><thead hidden><tr><td>caché<tbody><tr><td>Bonjour</table>', 'Bonjour'],
  // A cell of a table in a cell is none of the outer one's.
  [
    '<table><tr><td hidden>caché<table><tr><td>aussi</table>encore<td>Bonjour</table>fin',
    'Bonjour\nfin',
  ],
  ['<td style="display:none">caché<td>Bonjour', 'Bonjour'],
])('ends a cell that nobody closed where the next begins: %s', (html, shown) => {
  expect(plainText(html).replace(/[^\S\n]+/g, ' ')).toBe(shown.replace('\t', ' '))
})

it('shows what a template gives its size back, and what is but nearly hidden', () => {
  const column = '<td style="font-size:0px"><div style="font-size:100%">rien</div>'
  expect(plainText(`${column}<div style="font-size:13px">Bonjour</div>rien</td>fin`)).toBe(
    'Bonjour\nfin',
  )
  for (const font of ['14px/20px Arial', 'italic 700 1.2rem "Open Sans"', 'bold medium serif']) {
    expect(plainText(`${column}<p style='font:${font}'>Bonjour</p></td>`)).toBe('Bonjour')
  }
  expect(
    plainText(
      '<a href="#" style="mso-hide:all">Un</a><p style="opacity:0.9">Deux<p style="max-height:10px">Trois',
    ),
  ).toBe('Un\n\nDeux\n\nTrois')
  expect(plainText('<html><head><title>x</title><body>Un</body></html>')).toBe('Un')
})
