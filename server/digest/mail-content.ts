import { NBSP } from '../language/french.ts'
import type { Digest, DigestLine, DigestSection } from './rules/digest.ts'
import type { DigestFigure } from './rules/replies.ts'

export type DigestLinks = {
  /** The reply times' screen, at that week. */
  delays: string
  /** Null in a preview: the link is each reader's own. */
  unsubscribe: string | null
}

/**
 * The digest as mail programs can show it: tables and inline styles, no picture, no script,
 * nothing fetched from anywhere, so that nobody learns who opened it when. Narrow and wide, light
 * and dark are one layout; the colours are those of the screens (web/app.css).
 */
export function digestHtml(digest: Digest, links: DigestLinks): string {
  const preheader = digest.figures.map(({ value, label }) => `${value} ${label}`).join(' · ')
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(digest.subject)}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
${darkRules}
}
</style>
</head>
<body class="desk" style="margin:0;padding:0;background:${day.desk};-webkit-text-size-adjust:100%;">
<div style="display:none;max-height:0;overflow:hidden;">${escaped(preheader)}</div>
<table role="presentation" class="desk" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${day.desk};">
<tr><td align="center" style="padding:16px 8px;">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:${day.sheet};border:1px solid ${day.line};border-top:4px solid ${day.accent};border-radius:6px;text-align:left;">
${head(digest)}
${digest.figures.map(figureRow).join('\n')}
${digest.sections.map(sectionRow).join('\n')}
${button(links.delays)}
</table>
${foot(links.unsubscribe)}
</td></tr>
</table>
</body>
</html>
`
}

const day = {
  desk: '#f5f1e8',
  sheet: '#fffdf9',
  line: '#e2dbca',
  ink: '#26241f',
  muted: '#625b4c',
  accent: '#1d5c47',
  onAccent: '#ffffff',
  alarm: '#a2321f',
}

const night: typeof day = {
  desk: '#1a1916',
  sheet: '#24231f',
  line: '#3d3a31',
  ink: '#ebe7dc',
  muted: '#b9b3a3',
  accent: '#93cfb3',
  onAccent: '#0c2319',
  alarm: '#f3a593',
}

const darkRules = [
  `.desk { background: ${night.desk} !important; }`,
  `.sheet { background: ${night.sheet} !important; border-color: ${night.line} !important; border-top-color: ${night.accent} !important; }`,
  `.rule { border-color: ${night.line} !important; }`,
  `.ink { color: ${night.ink} !important; }`,
  `.muted { color: ${night.muted} !important; }`,
  `.alarm { color: ${night.alarm} !important; }`,
  `.accent { color: ${night.accent} !important; }`,
  `.button { background: ${night.accent} !important; }`,
  `.on-accent { color: ${night.onAccent} !important; }`,
].join('\n')

const sans = "-apple-system,'Segoe UI',Roboto,'Noto Sans',Ubuntu,'Liberation Sans',Arial,sans-serif"
const serif =
  "'Iowan Old Style','Palatino Linotype',Palatino,P052,'URW Palladio L','Book Antiqua',Georgia,serif"
const side = '20px'

function head({ commune, title, period }: Digest): string {
  return `<tr><td style="padding:18px ${side} 14px;">
<h1 class="ink" style="margin:0;font:600 23px/1.2 ${serif};color:${day.ink};">${escaped(commune)}</h1>
<p class="muted" style="margin:4px 0 0;font:14px/1.4 ${sans};color:${day.muted};">${escaped(title)}, ${escaped(period)}</p>
</td></tr>`
}

/** The value stands beside its words, so that three of them read the same on a telephone. */
function figureRow({ value, label, notes, attention }: DigestFigure): string {
  const tone = toneOf(attention)
  const small = notes.map(
    note =>
      `<p class="muted" style="margin:1px 0 0;font:13px/1.4 ${sans};color:${day.muted};">${escaped(note)}</p>`,
  )
  return `<tr><td class="rule" style="padding:10px ${side};border-top:1px solid ${day.line};">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>
<td width="104" valign="top" class="${tone.name}" style="width:104px;padding-right:12px;font:600 25px/1.1 ${serif};color:${tone.color};font-variant-numeric:lining-nums;">${escaped(value)}</td>
<td valign="top"><p class="ink" style="margin:0;font:15px/1.4 ${sans};color:${day.ink};">${escaped(label)}</p>${small.join('')}</td>
</tr></table>
</td></tr>`
}

function sectionRow({ title, lines }: DigestSection): string {
  return `<tr><td class="rule" style="padding:12px ${side};border-top:1px solid ${day.line};">
<h2 class="ink" style="margin:0 0 4px;font:600 16px/1.3 ${serif};color:${day.ink};">${escaped(title)}</h2>
${lines.map(lineHtml).join('\n')}
</td></tr>`
}

function lineHtml({ lead, text, attention }: DigestLine): string {
  const tone = toneOf(attention)
  const opening =
    lead === null
      ? ''
      : `<strong class="${tone.name}" style="color:${tone.color};">${escaped(lead)}</strong> · `
  return `<p class="ink" style="margin:3px 0 0;font:14px/1.45 ${sans};color:${day.ink};">${opening}${escaped(text)}</p>`
}

const toneOf = (attention: boolean) =>
  attention ? { name: 'alarm', color: day.alarm } : { name: 'ink', color: day.ink }

function button(address: string): string {
  return `<tr><td class="rule" style="padding:14px ${side} 18px;border-top:1px solid ${day.line};">
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td class="button" style="background:${day.accent};border-radius:5px;">
<a class="on-accent" href="${escaped(address)}" style="display:inline-block;padding:9px 16px;font:600 15px/1.3 ${sans};color:${day.onAccent};text-decoration:none;">Voir ces délais dans Tambour</a>
</td></tr></table>
</td></tr>`
}

function foot(unsubscribe: string | null): string {
  const link =
    unsubscribe === null
      ? `Se${NBSP}désabonner`
      : `<a class="accent" href="${escaped(unsubscribe)}" style="color:${day.accent};text-decoration:underline;">Se${NBSP}désabonner</a>`
  return `<p class="muted" style="box-sizing:border-box;max-width:600px;margin:12px auto 0;padding:0 ${side};font:12px/1.5 ${sans};color:${day.muted};text-align:left;">${escaped(footText)} ${link}</p>`
}

const footText = `Vous recevez ce récapitulatif le lundi à 8${NBSP}h, comme destinataire choisi par la mairie. Il ne nomme aucun habitant et ne dit à personne que vous l’avez ouvert.`

/** The same in plain text, lines of at most 72 characters. */
export function digestText(digest: Digest, links: DigestLinks): string {
  const parts = [
    `${digest.commune}\n${digest.title}, ${digest.period}`,
    digest.figures.map(figureText).join('\n'),
    ...digest.sections.map(sectionText),
    `Voir ces délais dans Tambour${NBSP}:\n${links.delays}`,
    `-- \n${wrap(footText, '')}${links.unsubscribe === null ? '' : `\nSe désabonner${NBSP}: ${links.unsubscribe}`}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function figureText({ value, label, notes }: DigestFigure): string {
  return [wrap(`${value} ${label}`, ''), ...notes.map(note => wrap(note, '  ', '  '))].join('\n')
}

function sectionText({ title, lines }: DigestSection): string {
  const heading = title.toLocaleUpperCase('fr')
  return [
    heading,
    ...lines.map(({ lead, text }) => wrap(`- ${lead === null ? '' : `${lead} · `}${text}`, '  ')),
  ].join('\n')
}

/** Breaks at spaces only: the unbreakable ones of French typography stay whole. */
export function wrap(text: string, indent: string, first = ''): string {
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    const empty = line.trim() === ''
    if (!empty && line.length + 1 + word.length > 72) {
      lines.push(line)
      line = indent + word
    } else {
      line += empty ? word : ` ${word}`
    }
  }
  return [...lines, line].join('\n')
}

/** Text as it is written in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character)
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
