/** Where a mail program begins what it quotes: « Le 3 mars 2026 à 10:12, Mairie a écrit : ». */
const introduction =
  /^\s*(?:le|on|am|el|il|op|em)\s.{4,250}?(?:a\s+[ée]crit|wrote|schrieb|escribi[óo]|ha scritto|schreef|escreveu)\s*(?:le\s.{4,60})?\s*:\s*$/i
/** « Julie Renard <julie@exemple.org> a écrit : » */
const shortIntroduction = /^\s*.{2,120}\s(?:a\s+[ée]crit|wrote)\s*(?:le\s.{4,60})?\s*:\s*$/i

/** « -----Message d’origine----- », Zimbra’s « ----- Mail original ----- », and the line that Outlook draws. */
const divider =
  /^\s*(?:[-_]{2,}\s*(?:(?:message|mail) d['’]origine|(?:mail|message) original|original (?:message|mail)|message transf[ée]r[ée]|urspr[üu]ngliche nachricht)\s*[-_]{2,}|_{20,})\s*$/i
/** Zoho’s « ---- Le ven., 27 nov. 2026 10:00:00 +0100 julie@exemple.org a écrit ---- ». */
const wordyDivider = /^\s*-{2,}\s*(?:le|on)\s.{4,250}\s(?:a\s+[ée]crit|wrote)\s*-{2,}\s*$/i
/** Those that SFR draws; a line under a title looks the same. */
const lineDivider = /^\s*={20,}\s*$/

const headerLine =
  /^\s*\*?(de|from|von|envoy[ée]|sent|date|gesendet|message du|[àa]|to|an|cc|copie [àa]|objet|sujet|subject|betreff|r[ée]pondre [àa]|reply-to|importance|pi[èe]ces? jointes?)\s*\*?\s*:/i
/** « De : 10 h » is nobody. */
const fromLine = /^\s*\*?(de|from|von)\s*\*?\s*:(?!\s*\d)/i
/** Orange, La Poste and GMX tell first when it was sent: so does who tells of a meeting, with no address. */
const sentLine = /^\s*\*?(envoy[ée]|sent|gesendet|date|message du)\s*\*?\s*:/i

/** Somebody says that their words stand between those of the other. */
const below =
  /ci-?\s?(?:dessous|apr[èe]s)|plus bas|dans (?:le|votre|ton|mon) (?:texte|mail|message|courriel|corps)|en (?:rouge|bleu|vert|gras|couleur|majuscules)|\b(?:below|inline|in red|in blue)\b/i

/**
 * What somebody wrote, without what their program quoted: the conversation has it already. Words
 * between the quotes stay, and where nothing would stay all of it does.
 */
export function withoutQuoted(text: string): string {
  const lines = text.split('\n')
  const cut = outlookCut(lines)
  const kept: string[] = []
  for (let at = 0; at < cut; at++) {
    const line = lines[at] ?? ''
    if (/^\s*>/.test(line)) continue
    const length = introductionAt(lines, at, cut)
    if (length > 0) {
      at += length - 1
      continue
    }
    kept.push(line)
  }
  const said = tidy(kept)
  return said === '' ? tidy(lines) : said
}

/** How many lines from there introduce a quote: programs wrap them. 0: they do not. */
function introductionAt(lines: readonly string[], at: number, end: number): number {
  for (let length = 1; length <= 3 && at + length <= end; length++) {
    const wrapped = lines.slice(at, at + length)
    const joined = wrapped.join(' ')
    if (joined.length > 320 || wrapped.some(line => line.trim() === '')) return 0
    if (!introduction.test(joined) && !(length === 1 && shortIntroduction.test(joined))) continue
    // Only what a quote follows: « Julie a écrit : » may be the beginning of a sentence.
    const [next] = fullLines(lines, at + length, end)
    return next !== undefined && /^\s*>/.test(next) ? length : 0
  }
  return 0
}

/**
 * Where the unmarked quote of Outlook or of a telephone begins: a divider, or a block of header lines,
 * and nothing tells words inside it from those that were there. So it stays where somebody says that
 * they answered there.
 */
function outlookCut(lines: readonly string[]): number {
  const at = lines.findIndex((line, index) => {
    if (line.length > 320) return false
    if (divider.test(line)) return isBlock(lines, index + 1) || /\p{L}/u.test(line)
    if (lineDivider.test(line)) return isBlock(lines, index + 1)
    if (wordyDivider.test(line)) return true
    if (isBlock(lines, index)) return true
    return isIntroduction(lines, index)
  })
  if (at <= 0) return lines.length
  const above = lines
    .slice(0, at)
    .filter(line => !/^\s*>/.test(line))
    .join('\n')
  return above.trim() === '' || below.test(above) ? lines.length : at
}

/**
 * « Le 3 mars 2026 … <julie@exemple.org> a écrit : », step by step: one pattern for all of it takes
 * seconds for a mail that is made to.
 */
function isWhole(text: string): boolean {
  const end = /(?:a\s+[ée]crit|wrote)\s*:\s*$/i.exec(text)
  if (end === null || !/^(?:le|on)\s/i.test(text)) return false
  const between = text.slice(2, end.index)
  const year = /\d{4}/.exec(between)
  return year !== null && between.includes('@', year.index)
}

/** An introduction that programs write whole, before a quote without marks. */
function isIntroduction(lines: readonly string[], at: number): boolean {
  const joined = lines
    .slice(at, at + 2)
    .join(' ')
    .trim()
  const line = lines[at] ?? ''
  if (line.length > 320 || joined.length > 640) return false
  if (!isWhole(line.trim()) && !(/^(?:le|on)\s/i.test(line.trim()) && isWhole(joined))) return false
  return !fullLines(lines, at + 1)
    .slice(0, 3)
    .some(one => /^\s*>/.test(one))
}

/** The next lines that say something. Few are empty in a row (text.ts): to look through all takes seconds. */
function fullLines(lines: readonly string[], from: number, end = lines.length): string[] {
  return lines.slice(from, Math.min(from + 8, end)).filter(line => line.trim() !== '')
}

/** Three header lines in a row, of which the first says from whom, or the second, after when. */
function isBlock(lines: readonly string[], from: number): boolean {
  const [first = '', ...more] = fullLines(lines, from)
  const [second = ''] = more
  const isFrom = fromLine.test(first)
  const isSent = sentLine.test(first) && fromLine.test(second) && second.includes('@')
  if (!isFrom && !isSent) return false
  return more.slice(0, 3).filter(line => headerLine.test(line)).length >= 2
}

function tidy(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
