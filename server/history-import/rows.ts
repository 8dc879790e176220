/** A download that is not done with, for whoever wishes to be erased from it. */
export { findHistoryImport, forgetSurveyName } from './store/imports.ts'
