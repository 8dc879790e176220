/** What goes when its time is over, and what is kept of a person. */
export { dueRequests, forgetRequests, requestsAbout } from './store/requests.ts'
