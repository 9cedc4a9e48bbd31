/** Other road users, each drawn by its kind. */
import { drawBike } from './bike';
import { drawCar } from './car';
import type { Stage } from './stage';
import { drawTruck, drawVan } from './van-and-truck';
import type { Vehicle } from './vehicle-parts';

/** @param blink whether hazard lights are lit at this moment. */
export function drawVehicle(stage: Stage, vehicle: Vehicle, blink: boolean): void {
  if (vehicle.kind === 'bike') drawBike(stage, vehicle);
  else if (vehicle.kind === 'van') drawVan(stage, vehicle, blink);
  else if (vehicle.kind === 'truck') drawTruck(stage, vehicle, blink);
  else drawCar(stage, vehicle, blink);
}
