import { jsonIn } from '../../language/foreign-text.ts'
import { callerIn } from './caller.ts'

/**
 * How the mails of another tool are known that sends reports: « Betterstreet » and the like are
 * answered in their own application. A subject is told in plain words, « Nouveau signalement
 * {référence} », in which « * » is anything. An answering machine tells of voice messages, « Message
 * vocal de {numéro} »: who called is called back.
 */
export type ReportRule = {
  /** What people call it. */
  tool: string
  /** An address, or all of a domain and of those below it: « *@exemple.org ». */
  sender: string
  /** What the subject of a new report has in it. */
  opens: string
  /** What that of a mail has in it that ends one; empty: the tool sends none. */
  closes: string
}

/**
 * What a mail of a tool says. Of a voice message the reference is the caller's number, and null where
 * that is withheld.
 */
export type Report = { rule: ReportRule; kind: 'opens' | 'closes' } & (
  | { by: 'reference'; reference: string }
  | { by: 'number'; reference: string | null }
)

/** What keeps a rule from being one. */
export type ReportRuleProblem = 'tool' | 'sender' | 'opens' | 'closes'

export const mostReportRules = 20
const longest = 150
const mostStars = 5

const keys = ['tool', 'sender', 'opens', 'closes'] as const

/** The rules as a channel's field has them; where one is none, there are none. */
export function reportRulesIn(text: string | undefined): ReportRule[] {
  const read = jsonIn(text ?? null)
  if (!Array.isArray(read)) return []
  const rules = read.map(one => {
    const [tool, sender, opens, closes] = keys.map(key => fieldOf(one, key))
    const isWhole = tool !== undefined && sender !== undefined && opens !== undefined
    return isWhole && closes !== undefined ? { tool, sender, opens, closes } : null
  })
  return rules.every(rule => rule !== null) ? rules : []
}

function fieldOf(rule: unknown, key: string): string | undefined {
  if (typeof rule !== 'object' || rule === null) return undefined
  const value: unknown = Reflect.get(rule, key)
  return typeof value === 'string' ? value.trim() : undefined
}

/** The same as the field's text. */
export function reportRulesText(rules: readonly ReportRule[]): string {
  return rules.length === 0 ? '' : JSON.stringify(rules)
}

export function reportRuleProblem(rule: ReportRule): ReportRuleProblem | null {
  const { tool, sender, opens, closes } = rule
  // Half a sign has no place in the name of a conversation.
  if (tool === '' || tool.length > 60 || /[\p{Cc}\p{Cs}]/u.test(tool)) return 'tool'
  if (domainOf(sender) === null) return 'sender'
  const opening = patternOf(opens)
  if (opening === null) return 'opens'
  return closes === '' || patternOf(closes)?.by === opening.by ? null : 'closes'
}

/**
 * What a mail says by the first rule that knows it; null: it is no report.
 * @param mail.text its own words, in which a caller's number is looked for that its subject does not have
 */
export function reportIn(
  rules: readonly ReportRule[],
  mail: { from: string; subject: string; text?: string },
): Report | null {
  const text = plain(mail.subject)
  for (const rule of rules) {
    if (!isFrom(rule, mail.from)) continue
    // « Signalement 12 clôturé » is also what a pattern « Signalement {référence} » finds.
    const patterns = patternsOf(rule)
    for (const kind of ['closes', 'opens'] as const) {
      const pattern = patterns[kind]
      if (pattern?.by === 'reference') {
        const reference = referenceIn(pattern.parts, text)
        if (reference !== null) return { rule, kind, by: 'reference', reference }
      }
      if (pattern?.by === 'number') {
        const place = between(pattern, text)
        const reference = place === null ? null : callerIn(text, place, mail.text ?? '')
        // A message is one, no matter who called; what ends one must say which.
        const isOne = place !== null && (reference !== null || kind === 'opens')
        if (isOne) return { rule, kind, by: 'number', reference }
      }
    }
  }
  return null
}

/** The domain of a rule's mails, in lower case; null: its sender is neither an address nor a domain. */
export function domainOf(sender: string): string | null {
  const [, domain] =
    /^(?:[^\s@<>"(),:;]*@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i.exec(sender.trim()) ?? []
  return domain?.toLowerCase() ?? null
}

/** Whether a host is that domain's, or below it. */
export const isWithin = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`)

/** What a server looks for to find a rule's mails: one address, or a domain. */
export function senderSought({ sender }: ReportRule): string {
  const whole = sender.trim().toLowerCase()
  return /^[^*@]+@/.test(whole) ? whole : (domainOf(whole) ?? whole)
}

/** Whether its mails are voice messages, each of the person who called. */
export const asksForCaller = (rule: ReportRule): boolean => patternsOf(rule).opens?.by === 'number'

function isFrom(rule: ReportRule, from: string): boolean {
  const sought = senderSought(rule)
  if (sought.includes('@')) return from === sought
  return isWithin(from.slice(from.lastIndexOf('@') + 1), sought)
}

const place = /\{\s*(?:r[ée]f[ée]rences?|r[ée]f)\s*\}/giu
const callerPlace = /\{\s*(?:num[ée]ro|num|number|t[ée]l[ée]phone|t[ée]l)\s*\}/giu
/** Letters, digits and what joins them, a digit among them: « reçu » is no reference. */
const reference = '(?:n[o°]\\s?|#)?((?=[\\p{L}._/-]*\\p{N})[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]*)'

/** What stands between « * », each to be found after the one before. */
type Pattern =
  | { by: 'reference'; parts: RegExp[] }
  /** The caller is what stands between those before and those after. */
  | { by: 'number'; before: RegExp[]; after: RegExp[] }

/** Null: no pattern. */
function patternOf(typed: string): Pattern | null {
  const text = plain(typed)
  const places = [place, callerPlace].flatMap(one => text.match(one) ?? [])
  const rest = text.replace(place, '').replace(callerPlace, '')
  if (text.length > longest || places.length !== 1 || /[{}]/.test(rest)) return null
  // With nothing beside it any number would do.
  if (!/[\p{L}\p{N}]/u.test(rest)) return null
  if (text.split('*').length > mostStars + 1) return null
  const [before = '', after] = text.split(callerPlace)
  return after === undefined
    ? { by: 'reference', parts: referenceParts(text) }
    : { by: 'number', before: wordParts(before), after: wordParts(after) }
}

/** Words that are whole: « de » is not the beginning of « demain ». */
function wordParts(text: string): RegExp[] {
  const parts = text.split('*').map(part => part.trim())
  return parts.filter(Boolean).map(part => {
    const start = /^[\p{L}\p{N}]/u.test(part) ? '(?<![\\p{L}\\p{N}])' : ''
    const end = /[\p{L}\p{N}]$/u.test(part) ? '(?![\\p{L}\\p{N}])' : ''
    return new RegExp(`${start}${RegExp.escape(part)}${end}`, 'iug')
  })
}

function referenceParts(text: string): RegExp[] {
  const parts = text.split('*').map(part => part.trim())
  return parts.filter(Boolean).map(part => {
    const [before = '', after] = part.split(place)
    if (after === undefined) return new RegExp(RegExp.escape(before), 'iug')
    const start = /[\p{L}\p{N}._/-]$/u.test(before) || before !== '' ? '' : '(?<![\\p{L}\\p{N}])'
    return new RegExp(`${RegExp.escape(before)}${start}${reference}${RegExp.escape(after)}`, 'iug')
  })
}

type Patterns = { opens: Pattern | null; closes: Pattern | null }

/** Made once for each rule: made for each of hundreds of mails they would take longer than all else. */
const made = new WeakMap<ReportRule, Patterns>()

function patternsOf(rule: ReportRule): Patterns {
  const known = made.get(rule)
  if (known !== undefined) return known
  const patterns = { opens: patternOf(rule.opens), closes: patternOf(rule.closes) }
  made.set(rule, patterns)
  return patterns
}

/** What is read takes no longer for longer subjects than their length squared: none goes back. */
function referenceIn(parts: readonly RegExp[], text: string): string | null {
  let at = 0
  let found: string | null = null
  for (const part of parts) {
    part.lastIndex = at
    let match = part.exec(text)
    // Its digit may be what the pattern has after it.
    while (match?.[1] !== undefined && !/\p{N}/u.test(match[1])) {
      part.lastIndex = match.index + 1
      match = part.exec(text)
    }
    if (match === null) return null
    at = part.lastIndex
    found = match[1]?.replace(/[._/-]+$/, '') ?? found
  }
  return found
}

/** Where the caller stands: from, up to; null: the subject is none of the pattern's. */
function between(
  { before, after }: { before: readonly RegExp[]; after: readonly RegExp[] },
  text: string,
): readonly [number, number] | null {
  let from = 0
  let to: number | null = null
  let at = 0
  for (const part of [...before, ...after]) {
    part.lastIndex = at
    const match = part.exec(text)
    if (match === null) return null
    at = part.lastIndex
    if (before.includes(part)) from = at
    else to ??= match.index
  }
  return [from, to ?? text.length]
}

/** However its spaces are made, and its accents. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
