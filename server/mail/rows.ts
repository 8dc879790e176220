/** What goes of mails when nothing needs it any more. */
export { forgetAddress, forgetRecipients } from './store/mails.ts'
