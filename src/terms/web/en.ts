import { commonEn } from './common.en.ts'
import { scanEn } from './scan.en.ts'

/** English: all text of the web application. */
export const en = { ...commonEn, ...scanEn }
