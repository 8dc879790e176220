import fc from 'fast-check'

/**
 * All properties are tried with one seed, so that a run of the tests says what the one before said;
 * `npm run test:faults` draws others.
 */
export const seedVariable = 'TAMBOUR_TEST_SEED'
fc.configureGlobal({ seed: Number(process.env[seedVariable] ?? 1) })
