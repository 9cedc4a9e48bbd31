/** The small drawings that stand on the map as page elements: vehicle, event, hovered place. */

const SVG = 'http://www.w3.org/2000/svg';

function drawing(className: string, size: number, paths: readonly (readonly [string, string])[]) {
  const element = document.createElement('div');
  element.className = className;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${String(size)} ${String(size)}`);
  svg.setAttribute('width', String(size));
  svg.setAttribute('height', String(size));
  svg.setAttribute('aria-hidden', 'true');
  for (const [name, d] of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', name);
    path.setAttribute('d', d);
    svg.append(path);
  }
  element.append(svg);
  return element;
}

/** A disc with an arrow pointing up; the map turns it to the heading. */
export function vehicleElement(): HTMLElement {
  return drawing('map-vehicle', 34, [
    ['map-vehicle__disc', 'M17 3a14 14 0 1 0 0 28 14 14 0 0 0 0-28z'],
    ['map-vehicle__arrow', 'M17 7.5 24 24.5l-7-3.8-7 3.8z'],
    ['map-vehicle__dot', 'M17 12a5 5 0 1 0 0 10 5 5 0 0 0 0-10z'],
  ]);
}

/** A pin whose tip stands on the place of the event. */
export function eventElement(): HTMLElement {
  return drawing('map-event', 32, [
    [
      'map-event__pin',
      'M16 1.5c-6.1 0-11 4.8-11 10.9C5 20.3 16 30.5 16 30.5s11-10.2 11-18.1c0-6.1-4.9-10.9-11-10.9z',
    ],
    [
      'map-event__mark',
      'M14.4 6.5h3.2l-.45 7.4h-2.3zM16 15.6a1.75 1.75 0 1 1 0 3.5 1.75 1.75 0 0 1 0-3.5z',
    ],
  ]);
}

/** A point at the event's place; what is put into it stands beside the pin. */
export function besideEventElement(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'map-beside-event';
  return element;
}

/** A ring round the place of the trace under the pointer. */
export function hoverElement(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'map-hover';
  return element;
}
