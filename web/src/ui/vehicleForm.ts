import type { VehicleDetail, VehicleForm } from '@/api/contract'

/** What the form starts with: an existing vehicle, or as much of a new one as is known. */
export function vehicleForm(vehicle: Partial<VehicleDetail>): VehicleForm {
  return {
    plate: vehicle.plate ?? '', plateColour: vehicle.plateColour ?? 2, kind: vehicle.kind ?? 'OTHER', organisationId: vehicle.organisation?.id ?? null, gridId: vehicle.grid?.id ?? null,
    vin: vehicle.vin ?? '', driverName: vehicle.driverName ?? '', driverPhone: vehicle.driverPhone ?? '',
  }
}

/** As it is sent: what was left empty is unknown, not an empty text. */
export function sentVehicle(form: VehicleForm): VehicleForm {
  const blank = (text: string | null) => text?.trim() || null
  return { ...form, plate: form.plate.trim().toUpperCase(), vin: blank(form.vin), driverName: blank(form.driverName), driverPhone: blank(form.driverPhone) }
}
