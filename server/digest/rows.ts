/** What a first start writes. */
export { addRecipient } from './store/digest.ts'
