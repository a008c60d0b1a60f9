/// Which addresses a request may connect to.
struct AddressPolicy {
  var allowsAll: Bool
  var allowedNetworks: [AddressBlock]

  func allows(_ address: IPAddress) -> Bool {
    allowsAll || address.isPublic || allowedNetworks.contains { address.isIn($0) }
  }
}
