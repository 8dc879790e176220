import { jsonIn } from '../../language/json.ts'

/**
 * How the mails of another tool are known that sends reports: « Betterstreet » and the like are
 * answered in their own application. A subject is told in plain words, « Nouveau signalement
 * {référence} », in which « * » is anything.
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

/** What a mail of a tool says. */
export type Report = { rule: ReportRule; reference: string; kind: 'opens' | 'closes' }

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
  if (patternOf(opens) === null) return 'opens'
  return closes === '' || patternOf(closes) !== null ? null : 'closes'
}

/** What a mail says by the first rule that knows it; null: it is no report. */
export function reportIn(
  rules: readonly ReportRule[],
  mail: { from: string; subject: string },
): Report | null {
  const text = plain(mail.subject)
  for (const rule of rules) {
    if (!isFrom(rule, mail.from)) continue
    // « Signalement 12 clôturé » is also what a pattern « Signalement {référence} » finds.
    const patterns = patternsOf(rule)
    for (const kind of ['closes', 'opens'] as const) {
      const reference = referenceIn(patterns[kind], text)
      if (reference !== null) return { rule, reference, kind }
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

function isFrom(rule: ReportRule, from: string): boolean {
  const sought = senderSought(rule)
  if (sought.includes('@')) return from === sought
  return isWithin(from.slice(from.lastIndexOf('@') + 1), sought)
}

const place = /\{\s*(?:r[ée]f[ée]rences?|r[ée]f)\s*\}/giu
/** Letters, digits and what joins them, a digit among them: « reçu » is no reference. */
const reference = '(?:n[o°]\\s?|#)?((?=[\\p{L}._/-]*\\p{N})[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]*)'

/** What stands between « * », each to be found after the one before; null: no pattern. */
function patternOf(words: string): RegExp[] | null {
  const text = plain(words)
  const places = text.match(place)?.length ?? 0
  const bare = text.replace(place, '')
  if (text.length > longest || places !== 1 || /[{}]/.test(bare)) return null
  // With nothing beside it any number would do.
  if (!/[\p{L}\p{N}]/u.test(bare)) return null
  const parts = text.split('*').map(part => part.trim())
  if (parts.length > mostStars + 1) return null
  return parts.filter(Boolean).map(part => {
    const [before = '', after] = part.split(place)
    if (after === undefined) return new RegExp(RegExp.escape(before), 'iug')
    const start = /[\p{L}\p{N}._/-]$/u.test(before) || before !== '' ? '' : '(?<![\\p{L}\\p{N}])'
    return new RegExp(`${RegExp.escape(before)}${start}${reference}${RegExp.escape(after)}`, 'iug')
  })
}

type Patterns = { opens: RegExp[] | null; closes: RegExp[] | null }

/** Of each rule, made once: of hundreds of mails making them would take longer than all else. */
const made = new WeakMap<ReportRule, Patterns>()

function patternsOf(rule: ReportRule): Patterns {
  const known = made.get(rule)
  if (known !== undefined) return known
  const patterns = { opens: patternOf(rule.opens), closes: patternOf(rule.closes) }
  made.set(rule, patterns)
  return patterns
}

/** What is read takes no longer for longer subjects than their length squared: none goes back. */
function referenceIn(pattern: RegExp[] | null, text: string): string | null {
  if (pattern === null) return null
  let at = 0
  let found: string | null = null
  for (const part of pattern) {
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

/** However its spaces are made, and its accents. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
