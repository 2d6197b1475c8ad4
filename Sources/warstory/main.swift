print("warstory")
