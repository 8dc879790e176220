import type { AudienceNews, Call, Check, Failure, Found, Manifest, Outcome } from '../connector.ts'

/** What one who carries SMS does: a file a provider; what all of them share is in `index.ts`. */
export type SmsProvider = Pick<Manifest, 'key' | 'label' | 'description' | 'fields'> & {
  /** What of it is known was read there, on that day. */
  read: { asOf: string; source: string }
  check(call: Call): Promise<Check>
  /** One message of so many parts, to one number (E.164). */
  send(call: Call, sms: Sms): Promise<Outcome>
  find(call: Call, sms: Sms, since: number): Promise<Found>
  news(call: Call, cursor: string | null): Promise<AudienceNews | Failure>
}

export type Sms = { number: string; text: string; key: string }

/** A word by which people ask for no more, alone or at the beginning of what they answer. */
export const isStop = (text: string): boolean => /^\s*stop\b/i.test(text)

/** As a provider writes a number: « +336… », « 00336… » or « 336… ». */
export const asE164 = (number: string): string => `+${number.replace(/^(\+|00)/, '')}`
