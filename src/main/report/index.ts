/** The safety report of a period, from the service or from the library. */
export {
  createSafetyReports,
  type SafetyReports,
  type SafetyReportsOptions,
} from './safety-reports';
