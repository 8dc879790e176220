/** What goes of mails when nothing needs it any more, and whether any has ever left. */
export { forgetAddress, forgetRecipients, wasMailSent } from './store/mails.ts'
