import { html, raw } from 'hono/html'
import type { Language } from '../language/sentence.ts'
import { typeset } from '../language/typeset.ts'
import { wordings } from '../language/wording.ts'

/**
 * One look for every mail, as mail programs can show it: tables and inline styles, no picture but what
 * the mail itself brings, no script, nothing fetched from anywhere, so that nobody learns who opened it when. Narrow and wide,
 * light and dark are one layout, for a telephone first; the colours are those of the screens
 * (web/app.css). `html` escapes whatever stands in it. Each text is typeset as French, for what people
 * type here is French in an English mail too: our English has nothing that this changes.
 */
export type Html = ReturnType<typeof html>

export type Sheet = {
  /** The reader's. */
  language: Language
  /** As in the mail's header. */
  subject: string
  commune: string
  title: string
  /** What a mailbox shows beside the subject; without it, the beginning of the sheet. */
  preheader?: string
  body: Html[]
  /** Why its reader gets it, and where that is changed. */
  why: Html | string
}

export async function mailHtml(sheet: Sheet): Promise<string> {
  const { language, subject, commune, title, preheader, body, why } = sheet
  // Said twice: webmail keeps the table alone.
  const page = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${subject}</title>
<style>${raw(darkRules)}</style>
</head>
<body class="desk" style="margin:0;padding:0;background:${day.desk};-webkit-text-size-adjust:100%;">
${preheader && html`<div style="display:none;max-height:0;overflow:hidden;">${preheader}</div>`}
<table role="presentation" lang="${language}" class="desk" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${day.desk};">
<tr><td align="center" style="padding:16px 8px;">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:${day.sheet};border:1px solid ${day.line};border-top:4px solid ${day.accent};border-radius:6px;text-align:left;">
<tr><td class="ink" style="padding:20px;font:16px/1.5 ${sans};color:${day.ink};overflow-wrap:anywhere;">
<p class="muted" style="margin:0 0 4px;font-size:14px;color:${day.muted};">${commune}</p>
<h1 style="margin:0 0 8px;font:600 22px/1.25 ${serif};">${typeset(title)}</h1>
${body}
</td></tr>
</table>
<p class="muted" style="box-sizing:border-box;max-width:600px;margin:12px auto 0;padding:0 12px;font:13px/1.5 ${sans};color:${day.muted};text-align:left;overflow-wrap:anywhere;">${typeof why === 'string' ? typeset(why) : why}</p>
</td></tr>
</table>
</body>
</html>
`
  return page.toString()
}

export function paragraph(text: string): Html {
  return html`<p style="margin:0 0 12px;">${typeset(text)}</p>\n`
}

/** When, where, and what else is read second. */
export function note(text: string): Html {
  return html`<p class="muted" style="margin:0 0 12px;font-size:14px;color:${day.muted};">${typeset(text)}</p>\n`
}

/** What is read last, under something. */
export function small(content: Html | string): Html {
  return html`<p class="muted" style="margin:2px 0 0;font-size:13px;line-height:1.4;color:${day.muted};">${content}</p>\n`
}

export function heading(text: string): Html {
  return html`<h2 style="margin:24px 0 4px;font:600 17px/1.3 ${serif};">${typeset(text)}</h2>\n`
}

/** What is to be read apart: the text of a post, one of several subjects. */
export function block(...content: (Html | string)[]): Html {
  return html`<div class="rule" style="margin:6px 0 12px;padding:2px 0 2px 14px;border-left:3px solid ${day.line};">${content}</div>\n`
}

/** A picture that the mail brings (`src` is « cid:… »), with what it shows in words. */
export function picture(src: string, alt: string, size: { width: number; height: number }): Html {
  const { width, height } = size
  return html`<p style="margin:16px 0 0;"><img src="${src}" alt="${alt}" width="${width}" height="${height}" style="display:block;width:100%;max-width:${width}px;height:auto;border:0;"></p>\n`
}

/**
 * The one thing to do; opening it decides nothing. Its border is what is left of its shape where a
 * reader forces colours of their own.
 */
export function button(href: string, label: string): Html {
  return html`<p style="margin:18px 0 6px;"><a class="button" href="${href}" style="display:inline-block;padding:11px 21px;border:1px solid ${day.accent};border-radius:6px;background:${day.accent};text-decoration:none;font-weight:600;"><span class="on-accent" style="color:${day.onAccent};">${typeset(label)}</span></a></p>\n`
}

export function link(href: string, label: string): Html {
  return html`<a class="accent" href="${href}" style="color:${day.accent};">${typeset(label)}</a>`
}

/** Beside the button, what else can be done: as large for a thumb, and quieter. */
export function otherLinks(links: readonly { href: string; label: string }[]): Html {
  return html`<p style="margin:0 0 4px;">${links.map(({ href, label }) => html`<a class="accent" href="${href}" style="display:inline-block;padding:10px 0;margin-right:20px;color:${day.accent};font-weight:600;">${typeset(label)}</a>`)}</p>\n`
}

export type MailFigure = {
  value: string
  label: string
  notes: readonly (Html | string)[]
  /** Somebody waits too long: the text says so too, never a colour alone. */
  attention: boolean
}

/** The value stands beside its label, so that several of them read the same on a telephone. */
export function figure({ value, label, notes, attention }: MailFigure): Html {
  const tone = toneOf(attention)
  return html`<table role="presentation" class="rule" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:10px 0 0;border-top:1px solid ${day.line};"><tr>
<td width="104" valign="top" class="${tone.name}" style="width:104px;padding:10px 12px 0 0;font:600 25px/1.1 ${serif};color:${tone.color};font-variant-numeric:lining-nums;">${value}</td>
<td valign="top" class="ink" style="padding:10px 0 0;font:15px/1.4 ${sans};color:${day.ink};">${label}${notes.map(small)}</td>
</tr></table>\n`
}

/** A line of a list; `lead` is what one looks for: a date, a channel. */
export function line(lead: string | null, text: string, attention: boolean): Html {
  const tone = toneOf(attention)
  return html`<p style="margin:3px 0 0;font-size:14px;line-height:1.45;">${lead && html`<strong class="${tone.name}" style="color:${tone.color};">${lead}</strong> · `}${text}</p>\n`
}

const toneOf = (attention: boolean) =>
  attention ? { name: 'alarm', color: day.alarm } : { name: 'ink', color: day.ink }

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

const darkRules = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
.desk { background: ${night.desk} !important; }
.sheet { background: ${night.sheet} !important; border-color: ${night.line} !important; border-top-color: ${night.accent} !important; }
.rule { border-color: ${night.line} !important; }
.ink { color: ${night.ink} !important; }
.muted { color: ${night.muted} !important; }
.alarm { color: ${night.alarm} !important; }
.accent { color: ${night.accent} !important; }
.button { background: ${night.accent} !important; border-color: ${night.accent} !important; }
.on-accent { color: ${night.onAccent} !important; }
}
`

/** Faces that are on the reader’s machine. */
const sans = "-apple-system,'Segoe UI',Roboto,'Noto Sans',Ubuntu,'Liberation Sans',Arial,sans-serif"
const serif =
  "'Iowan Old Style','Palatino Linotype',Palatino,P052,'URW Palladio L','Book Antiqua',Georgia,serif"

/** A mail in plain text: its parts with a line between them, and under the signature's mark why. */
export function mailText(parts: readonly string[], why: string): string {
  return `${[...parts, `-- \n${why}`].join('\n\n')}\n`
}

/**
 * Lines of at most 72 characters. It breaks at spaces only: the unbreakable ones of French
 * typography stay whole.
 */
export function wrap(text: string, indent = '', first = ''): string {
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

/** An address on its own line, under what it leads to. */
export function labelled(label: string, href: string, language: Language): string {
  return `${label}${wordings[language].colon}\n${href}`
}
