import { NBSP } from '../server/language/french.ts'

/** “1 message”, “0 messages”, “1,250 messages”. */
export function count(value: number, one: string, many: string): string {
  return `${value.toLocaleString('en-GB')}${NBSP}${value === 1 ? one : many}`
}
