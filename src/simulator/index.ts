/** What tests and tools use of the simulator. */
export {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
  type SimulatorRequest,
} from './start-simulator';
export { type Scenario, ScenarioSchema, TASK_OUTCOMES, type TaskOutcome } from './scenario';
