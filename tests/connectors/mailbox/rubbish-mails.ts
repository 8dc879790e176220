import { mail } from './box.ts'

const nested = (levels: number): string => {
  let body = 'Content-Type: text/plain\r\n\r\nau fond\r\n'
  for (let level = levels; level > 0; level--) {
    const b = `b${level}`
    body = `Content-Type: multipart/mixed; boundary=${b}\r\n\r\n--${b}\r\n${body}--${b}--\r\n`
  }
  return `From: julie@exemple.org\r\nMessage-ID: <nested@x>\r\n${body}`
}
const begun = (levels: number): string => {
  const level = (_: unknown, b: number) =>
    `Content-Type: multipart/mixed; boundary=b${b}\r\n\r\n--b${b}\r\n`
  return `From: julie@exemple.org\r\nMessage-ID: <begun@x>\r\n${Array.from({ length: levels }, level).join('')}`
}
const withType = (type: string, body: string, more: Record<string, string> = {}) =>
  mail({ 'Content-Type': type, ...more }, body)

/** Each with what a person must still be able to read of it; null: nothing can be. */
export const rubbish: Record<string, [mail: string | Uint8Array, reads: string | null]> = {
  'of no byte': ['', null],
  'of one end of line': ['\r\n', null],
  'without a header': ['\r\nBonjour, est-ce ouvert ?\r\n', 'Bonjour, est-ce ouvert ?'],
  'without a body': [
    'From: julie@exemple.org\r\nSubject: Poubelle pleine rue Haute',
    'Poubelle pleine',
  ],
  'with a NUL in its midst': [mail({}, 'Bon\0jour, la salle'), 'la salle'],
  'of a thousand parts inside each other': [nested(1_000), null],
  'of a hundred parts inside each other': [nested(90), 'au fond'],
  'of ten thousand parts begun inside each other': [begun(10_000), null],
  'of a hundred thousand parts': [
    withType(
      'multipart/mixed; boundary=x',
      '--x\nContent-Type: text/plain\n\nBonjour\n'.repeat(100_000),
    ),
    'Bonjour',
  ],
  'with a hundred thousand header lines': [
    `${'Received: from a by b\r\n'.repeat(100_000)}${mail({}, 'Je suis là')}`,
    'Je suis là',
  ],
  'that answers a hundred thousand': [
    mail({ References: '<a@b>\r\n '.repeat(100_000) }, 'Je suis là'),
    'Je suis là',
  ],
  'with a header of a megabyte': [
    mail({ 'X-Long': 'a'.repeat(1_000_000), References: '<a@b> '.repeat(20_000) }, 'Je suis là'),
    'Je suis là',
  ],
  'to ten thousand people': [
    mail(
      { To: Array.from({ length: 10_000 }, (_, n) => `a${n}@exemple.org`).join(', ') },
      'À tous',
    ),
    'À tous',
  ],
  'that says UTF-8 and is not': [
    Buffer.concat([
      Buffer.from(mail({}, '')),
      Buffer.from('La fen\xeatre est cass\xe9e', 'latin1'),
    ]),
    'La fenêtre est cassée',
  ],
  'that says Latin and is UTF-8': [
    withType('text/plain; charset=iso-8859-1', 'La fenêtre est cassée'),
    'La fenêtre est cassée',
  ],
  'of a charset that nobody knows': [
    withType('text/plain; charset=x-klingon', 'La fenêtre'),
    'La fenêtre',
  ],
  'in UTF-7': [withType('text/plain; charset=utf-7', 'La fen+AOo-tre'), 'La fenêtre'],
  'in UTF-16': [
    withType(
      'text/plain; charset=utf-16le',
      Buffer.from('La fenêtre', 'utf16le').toString('base64'),
      {
        'Content-Transfer-Encoding': 'base64',
      },
    ),
    'La fenêtre',
  ],
  'of base64 that is none': [
    withType('text/plain; charset=utf-8', '!!! ceci n’est pas du base64 !!!', {
      'Content-Transfer-Encoding': 'base64',
    }),
    null,
  ],
  'of quoted-printable that is none': [
    withType('text/plain; charset=utf-8', '100 =% ou =ZZ, est-ce cela =', {
      'Content-Transfer-Encoding': 'quoted-printable',
    }),
    '100 =% ou =ZZ',
  ],
  'of an encoding that nobody knows': [
    mail({ 'Content-Transfer-Encoding': 'x-uuencode' }, 'Bonjour quand même'),
    'Bonjour quand même',
  ],
  'of parts without an end': [
    withType('multipart/mixed; boundary=x', '--x\nContent-Type: text/plain\n\nsans fin'),
    'sans fin',
  ],
  'of parts without a boundary': [withType('multipart/mixed', 'où sont les parts ?'), null],
  'of parts that are none': [withType('multipart/mixed; boundary=x', 'rien ici'), null],
  'that is a winmail.dat': [
    withType('application/ms-tnef; name=winmail.dat', 'eJ8+', {
      'Content-Transfer-Encoding': 'base64',
    }),
    null,
  ],
  'that is sealed (S/MIME)': [
    withType('application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'MIAG', {
      'Content-Transfer-Encoding': 'base64',
    }),
    null,
  ],
  'from nobody': [mail({ From: '' }, 'Qui suis-je ?'), 'Qui suis-je ?'],
  'from something': [mail({ From: 'pas une adresse' }, 'Qui ?'), 'Qui ?'],
  'of a page that is a bomb': [withType('text/html', `${'<div>'.repeat(50_000)}au fond`), ''],
  'of a page of quotes in quotes': [
    withType('text/html', `${'<blockquote>'.repeat(5_000)}au fond`),
    'au fond',
  ],
  'dated by a madman': [
    mail({ Date: 'hier', Received: 'par le chat ; demain' }, 'Bonjour à tous'),
    'Bonjour',
  ],
  'of one line of ten megabytes': [mail({}, 'a'.repeat(10_000_000)), 'aaaa'],
}
